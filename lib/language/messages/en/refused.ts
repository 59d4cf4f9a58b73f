/** What a wall says that may not be seen any more. */
export const refused = {
  title: 'Access refused',
  since: 'since {time}',
  hint: 'This screen can no longer see the board. It keeps trying automatically.',
  again: 'Pair again',
} as const;

/** What a wall says that may not be seen any more. */
export const refused = {
  title: 'Access refused',
  since: 'since {time}',
  hint: 'This screen may not see the board any more. It goes on asking by itself.',
  again: 'Pair it again',
} as const;

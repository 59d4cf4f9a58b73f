/** Messages of a wall whose access was revoked. */
export const refused = {
  title: 'Access refused',
  since: 'since {time}',
  hint: 'This screen can no longer see the board. It keeps trying automatically.',
  again: 'Pair again',
} as const;

/** What a preview of the board says where somebody shares its address. */
export const share = {
  description: '{counts}, as of {time}',
  ok: 'All OK',
  warning: 'Degraded',
  alert: 'Failing',
  unknown: 'Status unknown',
  empty: 'No monitors yet',
  asOf: 'as of {time}',
} as const;

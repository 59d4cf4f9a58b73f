/** Messages of link previews (Open Graph). */
export const share = {
  description: '{counts}, as of {time}',
  ok: 'All OK',
  warning: 'Degraded',
  alert: 'Failing',
  maintenance: 'Under maintenance',
  unknown: 'Status unknown',
  empty: 'No monitors yet',
  asOf: 'as of {time}',
} as const;

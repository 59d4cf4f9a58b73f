import { z } from 'zod';

import { wholeNumber } from './values';

function isPostgresUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, pathname, username, password } = new URL(value);
  try {
    decodeURIComponent(username + password + pathname);
  } catch {
    return false;
  }
  return /^postgres(ql)?:$/.test(protocol) && hostname !== '' && pathname.length > 1;
}

/** The variables of the history. */
export const historyShape = {
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, {
      error: 'must be the address of a PostgreSQL database, like postgres://user@db.example.com/board',
    })
    .optional(),
  HISTORY_RAW_DAYS: wholeNumber(1, 36_500).prefault('400'),
  HISTORY_DAYS: wholeNumber(1, 36_500).optional(),
};

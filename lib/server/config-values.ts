import 'server-only';

import { z } from 'zod';

/** An http or https address without a user name, a password or a slash at its end. @param what - whose it is, for the sentence that refuses another. */
export const httpUrl = (what: string) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), {
      error: `must be the http or https address of ${what}, like https://status.example.com`,
      abort: true,
    })
    .refine((value) => new URL(value).username === '' && new URL(value).password === '', {
      error: 'must not contain a user name or password',
    })
    .transform((value) => value.replace(/\/+$/, ''));

/** A whole number in decimal digits, within bounds. */
export const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .refine((value) => /^\d{1,9}$/.test(value) && Number(value) >= from && Number(value) <= to, {
      error: `must be a whole number from ${from} to ${to}`,
    })
    .transform(Number);

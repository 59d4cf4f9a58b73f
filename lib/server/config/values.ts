import { isIP } from 'node:net';

import { z } from 'zod';

import { isWrapped } from './secret-files';

/** Whether a text is the IANA name of a time zone. */
export const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const isHttp = (value: string): boolean =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && !/\s/.test(value);

const hasUser = (value: string): boolean => {
  const { username, password } = new URL(value);
  return username !== '' || password !== '';
};

/** An http or https URL without credentials; may have a query. @param what Whose address it is, for the error message. */
export const httpLink = (what: string) =>
  z
    .string()
    .refine(isHttp, {
      error: `must be the http or https address of ${what}, like https://status.example.com`,
      abort: true,
    })
    .refine((value) => !hasUser(value), { error: 'must not contain a user name or password' });

/** The base URL of a server: no credentials, query or fragment. Trailing slashes are removed. */
export const httpUrl = (what: string) =>
  httpLink(what)
    .refine((value) => !/[?#]/.test(value), { error: 'must not contain a query (?) or a fragment (#)' })
    .transform((value) => value.replace(/\/+$/, ''));

/** A decimal integer within bounds. */
export const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .refine((value) => /^\d{1,9}$/.test(value) && Number(value) >= from && Number(value) <= to, {
      error: `must be a whole number from ${from} to ${to}`,
    })
    .transform(Number);

/** One line of text. */
export const oneLine = (longest: number) =>
  z
    .string()
    .max(longest, { error: `must be at most ${longest} characters long` })
    .regex(/^\P{Cc}*$/u, { error: 'must be one line, without control characters' });

/** A secret or id that another server issued. @param what What it is, for the error message. */
export const issuedText = (what: string) =>
  z
    .string()
    .regex(/^[\x20-\x7e]+$/, { error: `must be ${what}, in one line of plain characters`, abort: true })
    .refine((value) => !isWrapped(value), {
      error: `must be ${what} as it is, without quotes, braces or brackets around it`,
    });

const HOST_NAME = /^(?=.{1,253}$)[a-z\d]([\w-]*[a-z\d])?(\.[a-z\d]([\w-]*[a-z\d])?)*\.?$/i;
const isAddress = (value: string): boolean => isIP(value) !== 0;

/** A host to listen on: IPv4, IPv6 with or without brackets, or a name. */
export const listenHost = () =>
  z
    .string()
    .transform((value) => /^\[(.+)\]$/.exec(value)?.[1] ?? value)
    .refine((value) => isAddress(value) || HOST_NAME.test(value), {
      error: 'must be an address of this machine without a port, like 127.0.0.1 or [::]',
    });

const jsonList = z.array(z.union([z.string().min(1), z.int().transform(String)]));

/** Splits a list at commas. A JSON array is needed for entries with commas, or with spaces at their ends. */
function splitList(value: string): readonly string[] {
  if (!value.startsWith('['))
    return value
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
  try {
    return jsonList.parse(JSON.parse(value));
  } catch {
    // Invalid JSON: callers reject empty lists.
    return [];
  }
}

/** A list with at least one entry, see {@link splitList}. @param what What the entries are, for the error message. */
export const listOf = (what: string) =>
  z
    .string()
    .transform(splitList)
    .refine((entries) => entries.length > 0, {
      error: `must be ${what}, separated by commas or as a JSON array`,
    });

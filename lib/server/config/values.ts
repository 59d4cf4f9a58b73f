import { isIP } from 'node:net';

import { z } from 'zod';

import { isWrapped } from './secret-files';

const isHttp = (value: string): boolean =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && !/\s/.test(value);

const hasUser = (value: string): boolean => {
  const { username, password } = new URL(value);
  return username !== '' || password !== '';
};

/** An http or https address without a user name or a password; it may have a query. @param what - whose it is, for the sentence that refuses another. */
export const httpLink = (what: string) =>
  z
    .string()
    .refine(isHttp, {
      error: `must be the http or https address of ${what}, like https://status.example.com`,
      abort: true,
    })
    .refine((value) => !hasUser(value), { error: 'must not contain a user name or password' });

/** The address of a server that paths are added to: no query and no fragment either, and no slash at its end. */
export const httpUrl = (what: string) =>
  httpLink(what)
    .refine((value) => !/[?#]/.test(value), { error: 'must not contain a query (?) or a fragment (#)' })
    .transform((value) => value.replace(/\/+$/, ''));

/** A whole number in decimal digits, within bounds. */
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

/** A secret or an id that another server issued. @param what - it, for the sentence that refuses another. */
export const issuedText = (what: string) =>
  z
    .string()
    .regex(/^[\x20-\x7e]+$/, { error: `must be ${what}, in one line of plain characters`, abort: true })
    .refine((value) => !isWrapped(value), {
      error: `must be ${what} as it is, without quotes, braces or brackets around it`,
    });

const HOST_NAME = /^(?=.{1,253}$)[a-z\d]([\w-]*[a-z\d])?(\.[a-z\d]([\w-]*[a-z\d])?)*\.?$/i;
const isAddress = (value: string): boolean => isIP(value) !== 0;

/** An address to listen on: IPv4, IPv6 with or without brackets, or a host name. */
export const listenHost = () =>
  z
    .string()
    .transform((value) => /^\[(.+)\]$/.exec(value)?.[1] ?? value)
    .refine((value) => isAddress(value) || HOST_NAME.test(value), {
      error: 'must be an address of this machine without a port, like 127.0.0.1 or [::]',
    });

const jsonList = z.array(z.union([z.string().min(1), z.int().transform(String)]));

/** Entries separated by commas, or a JSON array where one of them contains a comma or begins or ends with a space. */
function splitList(value: string): readonly string[] {
  if (!value.startsWith('['))
    return value
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
  try {
    return jsonList.parse(JSON.parse(value));
  } catch {
    // It begins as a JSON array and is none: the caller refuses an empty list.
    return [];
  }
}

/** At least one of such entries. @param what - they are. */
export const listOf = (what: string) =>
  z
    .string()
    .transform(splitList)
    .refine((entries) => entries.length > 0, {
      error: `must be ${what}, separated by commas or as a JSON array`,
    });

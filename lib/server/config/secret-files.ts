import 'server-only';

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Variables that contain secrets. Each can be read from a file instead, whose path is in `NAME_FILE`. */
export const SECRETS = [
  'PRODMANAGER_TOKEN',
  'REDIS_URL',
  'DATABASE_URL',
  'AUTH_SECRET',
  'OIDC_CLIENT_SECRET',
  'BOARD_PASSWORD_HASH',
  'NOTIFY',
  'ALERTMANAGER_TOKEN',
] as const;

/** The variable with the path of a secret's file. */
export const toFileName = (secret: string): string => `${secret}_FILE`;

const MAX_BYTES = 65_536;
// Quotes of an env file or braces of a template, left in by mistake.
const WRAPPING = /^(?:"[^]*"|'[^]*'|`[^]*`|\$?\{[^]*\}|<[^]*>|\[[^]*\]|\$\([^]*\))$/;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
};

class UnusableFileError extends Error {}

/** @throws UnusableFileError; Error with Node's `code`. */
function readText(path: string): string {
  const file = openSync(path, 'r');
  try {
    if (fstatSync(file).isDirectory()) throw new UnusableFileError('it is a folder');
    const bytes = Buffer.alloc(MAX_BYTES + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = readSync(file, bytes, length, bytes.length - length, null);
    if (length > MAX_BYTES) throw new UnusableFileError(`it is larger than ${MAX_BYTES / 1_024} kB`);
    const text = bytes
      .subarray(0, length)
      .toString('utf8')
      .replace(/[\r\n]+$/, '');
    if (text.trim() === '') throw new UnusableFileError('it is empty');
    return text;
  } finally {
    closeSync(file);
  }
}

function toReason(error: unknown): string {
  if (error instanceof UnusableFileError) return error.message;
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? code;
}

/** Reads all secret files that an environment names, and collects their problems. */
export function readSecretFiles(env: Readonly<Record<string, string | undefined>>): {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
} {
  const values: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of SECRETS) {
    const path = env[toFileName(name)]?.trim();
    if (!path) continue;
    if (env[name]) {
      problems.push(`${name} and ${toFileName(name)} are both set: unset one of them.`);
      continue;
    }
    try {
      values[name] = readText(path);
    } catch (error) {
      problems.push(`${toFileName(name)} names a file that cannot be read: ${toReason(error)}.`);
    }
  }
  return { values, problems };
}

/** Whether a secret is wrapped in quotes, braces or brackets, left over from a file or template. */
export const isWrapped = (value: string): boolean => WRAPPING.test(value);

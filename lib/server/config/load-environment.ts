import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { ConfigurationError } from '../util/configuration-error';
import { parseEnvFile } from './env-file';

type Environment = Record<string, string | undefined>;

const FILE = '.env';
/** Files that other tools read and the board does not. */
const OTHER_FILES = /^\.env\.(local|(production|development)(\.local)?)$/;

/** Variables that have no effect in `.env`. */
const MISPLACED: Readonly<Record<string, string>> = {
  HOSTNAME: 'HOSTNAME in .env is ignored: the address that the board listens on is HOST.',
  NODE_EXTRA_CA_CERTS:
    'NODE_EXTRA_CA_CERTS in .env comes too late: Node.js reads it when it starts. Set it in the environment.',
  NODE_OPTIONS:
    'NODE_OPTIONS in .env comes too late: Node.js reads it when it starts. Set it in the environment.',
};

function readText(dir: string): string {
  try {
    return readFileSync(join(dir, FILE), 'utf8');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return '';
    throw new ConfigurationError([`.env cannot be read (${code}).`]);
  }
}

function findOtherFiles(dir: string): string[] {
  try {
    return readdirSync(dir).filter((name) => OTHER_FILES.test(name));
  } catch {
    // The folder cannot be listed: no advice.
    return [];
  }
}

/**
 * Adds the variables of a folder's `.env` file to an environment. Variables that exist there win, even if they are empty.
 *
 * @returns Advice for the log on variables and files that have no effect.
 * @throws ConfigurationError if the file or one of its lines cannot be read.
 */
export function loadEnvironment(dir: string, env: Environment): string[] {
  const { values, problems } = parseEnvFile(readText(dir));
  if (problems.length > 0) throw new ConfigurationError(problems);
  for (const [name, value] of Object.entries(values)) env[name] ??= value;
  // Keeps Next from reading `.env` files too, with other rules.
  env['__NEXT_PROCESSED_ENV'] = 'true';
  return [
    ...Object.keys(values).flatMap((name) => MISPLACED[name] ?? []),
    ...findOtherFiles(dir).map((name) => `${name} is not read: move its content to .env.`),
  ];
}

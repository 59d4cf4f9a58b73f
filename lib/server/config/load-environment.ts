import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { ConfigurationError } from '../util/configuration-error';
import { parseEnvFile } from './env-file';

type Environment = Record<string, string | undefined>;

const FILE = '.env';
/** Other files of this kind, which some tools read and the board does not. */
const OTHER_FILES = /^\.env\.(local|(production|development)(\.local)?)$/;

/** Variables that are read, or were, in another way than a line of `.env` suggests. */
const MISPLACED: Readonly<Record<string, string>> = {
  HOSTNAME: 'HOSTNAME in .env is ignored: the address that the board listens on is HOST.',
  NODE_EXTRA_CA_CERTS:
    'NODE_EXTRA_CA_CERTS in .env comes too late: Node.js reads it from the environment that it is started with.',
  NODE_OPTIONS:
    'NODE_OPTIONS in .env comes too late: Node.js reads it from the environment that it is started with.',
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
    // The folder can be entered and not listed: then there is nothing to advise.
    return [];
  }
}

/**
 * Adds what the `.env` file of a folder holds to an environment. What is set there already wins, also where it is set to nothing.
 *
 * @returns sentences for the log about what has no effect there.
 * @throws ConfigurationError where the file cannot be read, or a line of it.
 */
export function loadEnvironment(dir: string, env: Environment): string[] {
  const { values, problems } = parseEnvFile(readText(dir));
  if (problems.length > 0) throw new ConfigurationError(problems);
  for (const [name, value] of Object.entries(values)) env[name] ??= value;
  // Next reads these files too, and others, and expands what they hold: it is not to change what was read here.
  env['__NEXT_PROCESSED_ENV'] = 'true';
  return [
    ...Object.keys(values).flatMap((name) => MISPLACED[name] ?? []),
    ...findOtherFiles(dir).map((name) => `${name} is not read: put what it holds into .env.`),
  ];
}

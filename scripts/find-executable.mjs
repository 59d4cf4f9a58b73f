import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds a program: the environment variable `variable`, then the first of `names` on the PATH; null if there is none.
 *
 * @throws Error if the variable is set to a path that is not executable
 */
export function findExecutable(variable, names) {
  const path = process.env[variable];
  if (path) {
    if (!isExecutable(path)) throw new Error(`${variable} is set, but the file is not executable.`);
    return path;
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable) ?? null;
}

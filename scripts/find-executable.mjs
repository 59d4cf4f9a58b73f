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
 * The program that the environment variable `variable` names, else the first of `names` on the PATH, else null.
 *
 * @throws Error where the variable is set, and nothing executable is there
 */
export function findExecutable(variable, names) {
  const told = process.env[variable];
  if (told) {
    if (!isExecutable(told)) throw new Error(`${variable} is set, but nothing executable is there.`);
    return told;
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable) ?? null;
}

import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { emptyFolder } from './empty-folder';

/** A folder with the build of this project under another build id, until the test has finished. */
export function makeOtherBuild(buildId: string): string {
  const folder = emptyFolder();
  const link = (...path: readonly string[]): void => symlinkSync(resolve(...path), join(folder, ...path));
  for (const name of ['dist', 'node_modules', 'public', 'package.json', 'next.config.js']) link(name);
  mkdirSync(join(folder, '.next'));
  for (const name of readdirSync('.next')) if (name !== 'BUILD_ID') link('.next', name);
  writeFileSync(join(folder, '.next', 'BUILD_ID'), buildId);
  return folder;
}

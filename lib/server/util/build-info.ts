import 'server-only';

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

/** What runs. */
export interface BuildInfo {
  /** The version of the package. */
  readonly version: string;
  /** The id of this build; `dev` where nothing was built. */
  readonly build: string;
}

const packageSchema = z.object({ version: z.string() });

function readBuildId(dir: string): string {
  try {
    return readFileSync(join(/* turbopackIgnore: true */ dir, '.next', 'BUILD_ID'), 'utf8').trim();
  } catch {
    return 'dev';
  }
}

/**
 * The version and the build in a folder, as they are now: a later build may replace the files under a running process, so
 * they are read once, at its start.
 *
 * @throws Error where the folder holds no readable `package.json`.
 */
export function readBuildInfo(dir: string): BuildInfo {
  const manifest = readFileSync(join(/* turbopackIgnore: true */ dir, 'package.json'), 'utf8');
  return { version: packageSchema.parse(JSON.parse(manifest)).version, build: readBuildId(dir) };
}

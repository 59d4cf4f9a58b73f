import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

/** The running version. */
export interface BuildInfo {
  /** From `package.json`. */
  readonly version: string;
  /** Next's build id; `dev` without a build. */
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
 * Reads the version and the build id from a folder. Call it at startup: a later build may replace the files of a running
 * process.
 *
 * @throws Error if the folder has no readable `package.json`.
 */
export function readBuildInfo(dir: string): BuildInfo {
  const manifest = readFileSync(join(/* turbopackIgnore: true */ dir, 'package.json'), 'utf8');
  return { version: packageSchema.parse(JSON.parse(manifest)).version, build: readBuildId(dir) };
}

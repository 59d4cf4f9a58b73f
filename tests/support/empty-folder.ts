import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Creates an empty folder that is removed when the test has finished. */
export function emptyFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'deployment-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

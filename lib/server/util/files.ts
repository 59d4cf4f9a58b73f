import 'server-only';

import { readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const KEPT = 3;
const ABANDONED_AFTER_MS = 60_000;

/**
 * Renames a file to `NAME.KIND-TIME`, beside where it was, and removes all but the latest three that were set aside.
 *
 * @throws Error with Node's `code`
 */
export async function quarantine(path: string, kind: 'damaged' | 'foreign', nowMs: number): Promise<string> {
  const aside = `${path}.${kind}-${new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-')}`;
  await rename(path, aside);
  const timeOf = (name: string) => /\.(?:damaged|foreign)-(.+)$/.exec(name)?.[1] ?? '';
  const kept = (await readdir(dirname(path)))
    .filter((name) => name.startsWith(`${basename(path)}.`) && timeOf(name) !== '')
    .sort((a, b) => timeOf(b).localeCompare(timeOf(a)));
  for (const name of kept.slice(KEPT)) await rm(join(dirname(path), name), { recursive: true, force: true });
  return basename(aside);
}

/** Removes what writers left half-written when they were killed; the file of a writer at work is not that old. */
export async function removeStaleTemporaries(path: string, nowMs: number): Promise<void> {
  const folder = dirname(path);
  const names = (await readdir(folder)).filter(
    (name) => name.startsWith(`${basename(path)}.`) && name.endsWith('.tmp'),
  );
  for (const name of names) {
    const { mtimeMs } = await stat(join(folder, name));
    if (nowMs - mtimeMs > ABANDONED_AFTER_MS) await rm(join(folder, name), { force: true });
  }
}

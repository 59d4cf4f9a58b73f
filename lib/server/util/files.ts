import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const MAX_QUARANTINED = 3;
const STALE_AFTER_MS = 60_000;

/** Node's code for an error, like `ENOENT`; `unknown` if it has none. */
export const toErrorCode = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown';

const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/**
 * Creates a folder and its missing parents. Node's `recursive` option loops forever where the kernel reports that a
 * parent does not exist after creating it, as below `/proc`.
 *
 * @throws Error with Node's `code`.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = toErrorCode(error);
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code === 'EEXIST') throw error;
    if (code !== 'ENOENT' || (await exists(dirname(path)))) {
      // An existing folder is enough, even if its parent is read-only.
      if (await exists(path)) return;
      throw error;
    }
    await makeFolder(dirname(path));
    await mkdir(path);
  }
}

/**
 * Replaces a file, readable by its owner only. Readers see the old text or the new one, never a mix, even after a crash.
 * Creates the folder if it is missing.
 *
 * @throws Error with Node's `code`.
 */
export async function writeAtomically(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path));
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * Renames an unusable file to `NAME.REASON-TIME` in the same folder, and deletes all but the latest three such files.
 *
 * @returns The new file name.
 * @throws Error with Node's `code`.
 */
export async function quarantine(
  path: string,
  reason: 'damaged' | 'foreign',
  nowMs: number,
): Promise<string> {
  const target = `${path}.${reason}-${new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-')}`;
  await rename(path, target);
  const timeOf = (name: string) => /\.(?:damaged|foreign)-(.+)$/.exec(name)?.[1] ?? '';
  const newestFirst = (await readdir(dirname(path)))
    .filter((name) => name.startsWith(`${basename(path)}.`) && timeOf(name) !== '')
    .sort((a, b) => timeOf(b).localeCompare(timeOf(a)));
  for (const name of newestFirst.slice(MAX_QUARANTINED))
    await rm(join(dirname(path), name), { recursive: true, force: true });
  return basename(target);
}

/** Deletes temporary files that {@link writeAtomically} left behind when its process was killed. */
export async function removeStaleTemporaries(path: string, nowMs: number): Promise<void> {
  const folder = dirname(path);
  const names = (await readdir(folder)).filter(
    (name) => name.startsWith(`${basename(path)}.`) && name.endsWith('.tmp'),
  );
  for (const name of names) {
    const { mtimeMs } = await stat(join(folder, name));
    if (nowMs - mtimeMs > STALE_AFTER_MS) await rm(join(folder, name), { force: true });
  }
}

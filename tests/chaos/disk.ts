import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder on a small separate disk, where this process may mount one; else an ordinary folder, which cannot be filled. */
export interface Disk {
  readonly folder: string;
  readonly canBeFilled: boolean;
  /** Fills it to the last byte. */
  fill(): void;
  /** Frees what {@link fill} took. */
  free(): void;
  remove(): void;
}

const SIZE = '48m';
const BLOCK = Buffer.alloc(64 * 1_024);

function mount(folder: string): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder], { stdio: 'pipe' });
    return true;
  } catch {
    // In many containers root may not mount.
    return false;
  }
}

/** Writes until nothing more fits: first whole blocks, then single bytes. */
function writeUntilFull(path: string): void {
  const file = openSync(path, 'a');
  try {
    for (let size = BLOCK.length; size >= 1; size = Math.floor(size / 16)) {
      try {
        for (;;) writeSync(file, BLOCK, 0, size);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  } finally {
    closeSync(file);
  }
}

/** Opens a disk. */
export function openDisk(): Disk {
  const root = mkdtempSync(join(tmpdir(), 'chaos-disk-'));
  const canBeFilled = mount(root);
  // A mount point itself cannot be renamed.
  const folder = join(root, 'data');
  mkdirSync(folder);
  const filler = join(root, 'filler');
  return {
    folder,
    canBeFilled,
    fill: () => writeUntilFull(filler),
    free: () => rmSync(filler, { force: true }),
    remove: () => {
      if (canBeFilled) execFileSync('umount', ['--lazy', root], { stdio: 'pipe' });
      rmSync(root, { recursive: true, force: true });
    },
  };
}

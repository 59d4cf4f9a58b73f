import 'server-only';

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A place for a socket that only this user can open. */
export interface InnerSocket {
  readonly path: string;
  /** Takes it away, and what it lies in. */
  remove(): void;
}

/** Finds such a place. */
export function openInnerSocket(): InnerSocket {
  const dir = mkdtempSync(join(tmpdir(), 'prodmanager-dashboard-'));
  return {
    // Windows has no sockets in folders, but pipes by name.
    path: process.platform === 'win32' ? join(String.raw`\\.\pipe`, dir) : join(dir, 'inner.sock'),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

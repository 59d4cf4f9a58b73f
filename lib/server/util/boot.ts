import 'server-only';

import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

/** What outlives a process: for as long as the machine runs, a clock that nobody can set. */
export interface Boot {
  /** Another one with each start of the machine; null where it has no name for that. */
  readonly id: string | null;
  /** Milliseconds since then, with those in which the machine slept. */
  uptimeMs(): number;
}

function readBootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    // Only Linux has it: elsewhere the wall clock has to do.
    return null;
  }
}

/** The machine's. */
export const systemBoot: Boot = { id: readBootId(), uptimeMs: () => uptime() * 1_000 };

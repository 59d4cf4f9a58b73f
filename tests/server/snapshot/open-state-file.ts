import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pino } from 'pino';
import { onTestFinished } from 'vitest';

import { toBoardAges, toContent } from '@/lib/server/snapshot/board-ages';
import type { BoardState } from '@/lib/server/snapshot/board-state';
import type { SavedBoard } from '@/lib/server/snapshot/state-envelope';
import { StateFile } from '@/lib/server/snapshot/state-file';

/** The initial wall-clock time. */
export const START_MS = Date.parse('2026-11-05T12:00:00Z');

/** State files in a temporary folder, one per simulated process, with clocks that the test moves. */
export async function setUp() {
  const parent = await mkdtemp(join(tmpdir(), 'board-state-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  const folder = join(parent, 'data');
  const time = { now: START_MS, elapsed: 0, uptime: 900_000 };
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line) as never) });
  const clock = { now: () => time.now, elapsed: () => time.elapsed };
  const boot = { id: 'boot-1' as string | null, uptimeMs: () => time.uptime };
  return {
    folder,
    path: join(folder, 'state.json'),
    time,
    boot,
    lines,
    openFile: () => new StateFile(folder, { log, clock, boot }),
  };
}

/** Saves a board and closes the file. */
export async function keep(file: StateFile, state: BoardState) {
  file.save(state);
  await file.close();
}

/** The content of a file. */
export const readKept = async (path: string) =>
  (JSON.parse(await readFile(path, 'utf8')) as { state: SavedBoard }).state;

/** The board that tests save first. */
export const toKept = (state: BoardState): SavedBoard => ({
  content: toContent(state),
  publication: state.publication,
  ages: toBoardAges(state, 0),
  keptAt: { wallMs: START_MS, bootId: 'boot-1', uptimeMs: 900_000 },
});

import { pino } from 'pino';
import { onTestFinished } from 'vitest';

import { ProdManager } from '@/lib/prodmanager/index';
import type { SandboxOptions } from '@/lib/sandbox/sandbox';
import type { BoardState } from '@/lib/server/snapshot/board-state';
import { Poller, type PollerOptions } from '@/lib/server/poller/poller';
import type { Sections } from '@/lib/status/model/types';

import { startSandbox } from '../../support/sandbox-server';

/** A poller of a real server. Tests call refresh() and move the clock. */
export async function startPolling(
  given: Partial<SandboxOptions> = {},
  options: Partial<PollerOptions> = {},
) {
  const time = { ms: Date.now() };
  const source = await startSandbox({ clock: () => new Date(time.ms), ...given });
  onTestFinished(() => source.kill());
  const seen: string[] = [];
  const client = new ProdManager({
    url: source.url,
    token: source.token,
    maxRetries: 0,
    onResponse: ({ path }) => seen.push(path),
  });
  const lines: string[] = [];
  const states: BoardState[] = [];
  const all: PollerOptions = {
    client,
    sourceId: 'source',
    timeZone: 'UTC',
    intervalSeconds: 15,
    clock: { now: () => time.ms, elapsed: () => time.ms },
    awake: () => time.ms,
    random: () => 0.5,
    // No timeouts, which a busy machine could reach.
    timer: () => () => undefined,
    log: pino({ base: null }, { write: (line: string) => lines.push(line) }),
    onState: (state) => states.push(state),
    ...options,
  };
  const poller = new Poller(all);
  onTestFinished(() => poller.stop());
  const state = (): BoardState => {
    const last = states.at(-1);
    if (!last) throw new Error('nothing was published yet');
    return last;
  };
  const sections = (): Sections => state().sections;
  return { source, time, poller, options: all, lines, seen, states, state, sections };
}

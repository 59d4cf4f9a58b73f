import { describe, expect, test } from 'vitest';

import type { BoardState } from '@/lib/server/board-state';
import { Poller } from '@/lib/server/poller';

import { startPolling } from '../start-polling';

describe('a state from before', () => {
  async function restart(awayMs: number) {
    const first = await startPolling({ mood: 'calm', monitors: 400 });
    await first.poller.refresh();
    const states: BoardState[] = [];
    first.time.ms += awayMs;
    first.seen.length = 0;
    const poller = new Poller({ ...first.options, onState: (state) => states.push(state) });
    await poller.start(first.state());
    poller.stop();
    return { ...first, after: states.at(-1) };
  }

  test('is taken up without reading everything again', async () => {
    const { seen, after } = await restart(30_000);
    expect(seen).toHaveLength(5);
    expect(after?.sections.monitors.items).toHaveLength(400);
    expect(after?.transitions).toEqual([]);
  });

  test('is read anew as a whole when it is old, and leaves a gap', async () => {
    const { seen, after, time, state } = await restart(3_600_000);
    expect(seen.length).toBeGreaterThan(10);
    expect(after?.transitions).toEqual([
      {
        kind: 'gap',
        since: new Date(state().readTimes.monitors ?? 0).toISOString(),
        at: new Date(time.ms).toISOString(),
      },
    ]);
  });
});

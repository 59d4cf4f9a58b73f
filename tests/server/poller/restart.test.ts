import { describe, expect, onTestFinished, test } from 'vitest';

import { createUnreadState, type BoardState } from '@/lib/server/snapshot/board-state';
import { Poller } from '@/lib/server/poller/poller';
import { SECTION_NAMES } from '@/lib/status/model/types';

import { startPolling } from './start-polling';

describe('a state from before a restart', () => {
  /**
   * Starts a second poller with the state of the first, some time later, with a different monotonic clock and possibly a
   * changed wall clock.
   */
  async function restart(awayMs: number, changes: (state: BoardState) => Partial<BoardState> = () => ({})) {
    const first = await startPolling({ mood: 'calm', monitors: 400 });
    await first.poller.refresh();
    const states: BoardState[] = [];
    first.time.ms += awayMs;
    first.seen.length = 0;
    const pauses: (() => void)[] = [];
    const poller = new Poller({
      ...first.options,
      onState: (state) => states.push(state),
      sleep: () => new Promise((resolve) => pauses.push(() => resolve(null))),
    });
    onTestFinished(() => poller.stop());
    await poller.start({ ...first.state(), ...changes(first.state()) });
    /** The requests of a refresh after so much time. */
    const refreshAfter = async (ms: number): Promise<readonly string[]> => {
      first.time.ms += ms;
      first.seen.length = 0;
      const { length } = states;
      pauses.shift()?.();
      await expect.poll(() => states.length).toBe(length + 1);
      return [...first.seen];
    };
    return { ...first, states, refreshAfter, after: states.at(-1) };
  }
  const SWEEP = 10;

  test('is adopted without a sweep', async () => {
    const { seen, after } = await restart(30_000);
    expect(seen).toHaveLength(5);
    expect(after?.sections.monitors.items).toHaveLength(400);
    expect(after?.transitions).toEqual([]);
  });

  test('is swept ten minutes after the last sweep, and not before', async () => {
    const early = await restart(599_000);
    expect(early.seen).toHaveLength(5);
    const late = await restart(600_000);
    expect(late.seen.length).toBeGreaterThan(SWEEP);
  });

  test('is swept immediately if its age is unknown, and records a gap without a start', async () => {
    const unknown = {
      readTimes: createUnreadState('', { seconds: 15, isSlowed: false }).readTimes,
      sweptAtMs: null,
    };
    const { seen, after, time } = await restart(30_000, () => unknown);
    expect(seen.length).toBeGreaterThan(SWEEP);
    expect(after?.transitions).toEqual([{ kind: 'gap', since: null, at: new Date(time.ms).toISOString() }]);
  });

  test('records a gap if it is old', async () => {
    const { seen, after, time } = await restart(3_600_000);
    expect(seen.length).toBeGreaterThan(SWEEP);
    expect(after?.transitions).toEqual([
      {
        kind: 'gap',
        since: new Date(time.ms - 3_600_000).toISOString(),
        at: new Date(time.ms).toISOString(),
      },
    ]);
  });

  test('is swept soon after the start, once the budget is known', async () => {
    const { seen, refreshAfter, states, time } = await restart(286_000);
    expect(seen).toHaveLength(5);
    const sweptBefore = states.at(-1)?.sweptAtMs;
    expect((await refreshAfter(15_000)).length).toBeGreaterThan(SWEEP);
    expect(states.at(-1)?.sweptAtMs).toBe(time.ms);
    expect(sweptBefore).toBe(time.ms - 301_000);
    expect(await refreshAfter(15_000)).toHaveLength(5);
  });

  test('is not swept after each of many consecutive restarts', async () => {
    const { refreshAfter } = await restart(30_000);
    expect(await refreshAfter(15_000)).toHaveLength(5);
  });

  test('is not shown as live while the source is down, whatever the wall clock says', async () => {
    const first = await startPolling();
    await first.poller.refresh();
    await first.source.kill();
    const clock = { now: () => first.time.ms - 3_600_000, elapsed: () => first.time.ms };
    const states: BoardState[] = [];
    const poller = new Poller({ ...first.options, clock, onState: (state) => states.push(state) });
    first.time.ms += 90_000;
    await poller.start(first.state());
    poller.stop();
    expect(states.at(-1)?.readTimes).toEqual(first.state().readTimes);
    expect(states.at(-1)?.sweptAtMs).toBe(first.state().sweptAtMs);
  });

  test('of unknown age keeps its content while the source is down', async () => {
    const first = await startPolling();
    await first.poller.refresh();
    await first.source.kill();
    const { readTimes } = createUnreadState('', { seconds: 15, isSlowed: false });
    const states: BoardState[] = [];
    const poller = new Poller({ ...first.options, onState: (state) => states.push(state) });
    await poller.start({ ...first.state(), readTimes, sweptAtMs: null });
    poller.stop();
    const { sections } = first.state();
    for (const name of SECTION_NAMES)
      expect(states.at(-1)?.sections[name]).toMatchObject({
        state: 'stale',
        problem: 'unreachable',
        items: sections[name].items,
      });
    expect(states.at(-1)?.readTimes).toEqual(readTimes);
  });
});

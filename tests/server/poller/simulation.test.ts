import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { Simulation, type SimulationOptions } from './simulation';

const QUIET: Omit<SimulationOptions, 'seed'> = {
  monitors: 2_000,
  intervalSeconds: 15,
  hasToken: true,
  hours: 2,
  changesPerMinute: 2,
  changesPerRequest: 0,
  faultsPerRefresh: 0,
};

/** Runs the simulation, and checks that every proven state was true at some moment of its refresh. */
async function runExactly(options: SimulationOptions): Promise<Simulation> {
  const simulation = new Simulation(options);
  await simulation.run(({ sections }, { hadFault, witness }) => {
    if (sections.monitors.state !== 'fresh' || !sections.monitors.isProven) return;
    expect(witness.wrongStatuses(sections.monitors.items)).toEqual([]);
    // A fault may remove a row.
    if (witness.hasSwept && !hadFault) expect(witness.wrongInventory(sections.monitors.items)).toEqual([]);
  });
  return simulation;
}

/** Checks that monitors are never older than two intervals, except after faults. */
function expectYoung({ states }: Simulation): void {
  states.slice(1).forEach(({ atMs }, index) => {
    const before = states[index];
    const recent = states.slice(Math.max(0, index - 2), index + 2);
    if (!before || recent.some(({ hadFault }) => hadFault)) return;
    const { interval, readTimes } = before.state;
    expect(atMs - (readTimes.monitors ?? 0)).toBeLessThanOrEqual(2_000 * interval.seconds);
  });
}

/** Unscheduled sweeps made it 440 s old at an interval of 180 s. */
const MANY_CHANGES = {
  seed: 2_147_483_630,
  changesPerMinute: 9,
  changesPerRequest: 0.03,
  faultsPerRefresh: 0,
};

describe('two hours of polling', () => {
  test(
    'are exact, never rate limited, and never older than two intervals',
    { timeout: 900_000 },
    async () => {
      let changes = 0;
      let refreshes = 0;
      const estates = fc.record({
        seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
        changesPerMinute: fc.integer({ min: 0, max: 12 }),
        changesPerRequest: fc.constantFrom(0, 0.01, 0.03),
        faultsPerRefresh: fc.constantFrom(0, 0.03),
      });
      await fc.assert(
        fc.asyncProperty(estates, async (given) => {
          const simulation = await runExactly({ ...QUIET, ...given });
          expect(simulation.refusals).toBe(0);
          expectYoung(simulation);
          changes += simulation.changes;
          refreshes += simulation.states.length;
        }),
        { numRuns: 6, endOnFailure: true, examples: [[MANY_CHANGES]] },
      );
      expect(changes).toBeGreaterThan(1_000);
      expect(refreshes).toBeGreaterThan(1_000);
    },
  );

  test.each([
    { changesPerRequest: 0.1, leastProven: 10 },
    { changesPerRequest: 0.5, leastProven: 0 },
    { changesPerRequest: 2, leastProven: 0 },
  ])(
    'show every monitor after each refresh with $changesPerRequest changes per request',
    { timeout: 900_000 },
    async ({ changesPerRequest, leastProven }) => {
      const { states, refusals } = await runExactly({
        ...QUIET,
        seed: 7,
        monitors: 1_000,
        mood: 'storm',
        hours: 0.5,
        changesPerMinute: 0,
        changesPerRequest,
        onlyStatuses: true,
      });
      expect(refusals).toBe(0);
      expect(states.length).toBeGreaterThan(10);
      for (const { state } of states) {
        expect(state.sections.monitors.state).toBe('fresh');
        expect(state.sections.monitors.items).toHaveLength(1_000);
      }
      const proven = states.filter(({ state }) => state.sections.monitors.isProven);
      expect(proven.length).toBeGreaterThanOrEqual(leastProven);
    },
  );

  test.each([100, 300])(
    'with 60 requests an hour are slowed, and never rate limited (%i monitors)',
    async (monitors) => {
      const simulation = await runExactly({ ...QUIET, seed: 7, monitors, hasToken: false });
      expect(simulation.refusals).toBe(0);
      for (const { state } of simulation.states) {
        expect(state.interval.isSlowed).toBe(true);
        const { monitors: section } = state.sections;
        expect(section.state === 'fresh' || section.problem === 'slowed').toBe(true);
      }
      const readTimes = simulation.states.map(({ state }) => state.readTimes.monitors);
      expect(new Set(readTimes).size).toBeGreaterThan(3);
    },
  );

  test('are not rate limited even if one sweep costs more than the hourly limit', async () => {
    const given = { ...QUIET, seed: 7, monitors: 3_000, hasToken: false };
    const { refusals, requests, states } = await runExactly(given);
    expect(refusals).toBe(0);
    expect(requests).toBeLessThanOrEqual(2 * 60);
    for (const { state } of states) {
      expect(state.sections.monitors).toMatchObject({ state: 'unavailable', problem: 'slowed' });
      expect(state.sections.incidents.state).not.toBe('unavailable');
    }
  });

  test('obey Retry-After, and continue as before afterwards', async () => {
    const simulation = new Simulation({ ...QUIET, seed: 3, hours: 0.2, changesPerMinute: 0 });
    let before = 0;
    await simulation.run(({ interval }, { states, sandbox }) => {
      if (states.length === 10) before = interval.seconds;
      if (states.length === 10) simulation.strike({ kind: 'rate-limited', retryAfterSeconds: 20, times: 1 });
      expect(sandbox.store.monitor.size).toBe(2_000);
    });
    const after = simulation.states.slice(15).map(({ state }) => state.interval.seconds);
    expect(Math.max(...after)).toBeLessThanOrEqual(before + 2);
  });
});

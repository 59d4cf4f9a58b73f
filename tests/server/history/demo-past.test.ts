import { describe, expect, test } from 'vitest';

import { createSandbox, type SandboxPast } from '@/lib/sandbox/sandbox';
import { toPastReadings } from '@/lib/server/history/demo/past-readings';
import type { History } from '@/lib/server/history/history';
import { lastDays } from '@/lib/status/history/calendar';
import { NONE_CLOSED } from '@/lib/server/poller/transitions';
import type { Product } from '@/lib/status/model/visibility';
import { TALLY_STATES, type HistoryChange, type TallyState } from '@/lib/status/history/types';

import { countOutages } from '../../status/history/brute-force';
import { createTime, openHistory } from './engines';
import { stateOf } from './readings';

const ALL: readonly Product[] = [{ scopes: null, services: null }];
const NOW = Date.parse('2026-03-02T09:30:00Z');
const DAY_MS = 86_400_000;
const STEP_MS = 15_000;

const createDemoPast = (): SandboxPast =>
  createSandbox({ secret: 'secret', clock: () => new Date(NOW), pastDays: 90 }).createPast();

/** A history in memory with the past of the demo, and the clock at its end. */
async function openDemo() {
  const past = createDemoPast();
  const { time, clock } = createTime(NOW);
  const history = await openHistory(
    { dataDir: '', databaseUrl: undefined },
    { clock, dataDir: null, timeZone: 'UTC' },
  );
  await history.recordPast(toPastReadings(past, 15));
  return { past, time, history };
}

async function readAllChanges(history: History): Promise<readonly HistoryChange[]> {
  const changes: HistoryChange[] = [];
  let before: string | null = null;
  do {
    const page = await history.readChanges({ areas: ALL, limit: 500, before });
    changes.push(...page.changes);
    before = page.next;
  } while (before !== null);
  return changes;
}

/** The state of a place in the steps of a day by the answers of the sandbox. */
function toStates(
  past: SandboxPast,
  day: number,
  gaps: readonly { from: number; until: number }[],
): Map<string, TallyState[]> {
  const states = new Map<string, TallyState[]>();
  for (let at = day; at < day + DAY_MS; at += STEP_MS) {
    const isGap = gaps.some(({ from, until }) => from <= at && at < until);
    const { monitors, maintenances } = past.at(at);
    const places = new Map<string, Set<string>>();
    for (const { service, scope, status } of monitors) {
      const key = `${service}/${scope}`;
      places.set(key, (places.get(key) ?? new Set()).add(status));
    }
    for (const [key, statuses] of places) {
      const impacts = maintenances
        .filter(({ service, scope }) => `${service}/${scope}` === key)
        .filter((row) => row.status === 'in-progress' && at < Date.parse(`${row.scheduled_end_date}Z`))
        .map((row) => row.service_status);
      const isDown = impacts.includes('down');
      const isExplained = isDown || impacts.includes('degraded');
      const state: TallyState = isGap
        ? 'unobserved'
        : statuses.has('alert') && !isDown
          ? 'alert'
          : statuses.has('warning') && !isExplained
            ? 'warning'
            : statuses.has('alert') || statuses.has('warning')
              ? 'maintenance'
              : 'ok';
      const before = states.get(key);
      if (before) before.push(state);
      else states.set(key, [state]);
    }
  }
  return states;
}

describe('the past of the demo', () => {
  test('is recorded the same for the same start', async () => {
    const [one, two] = [await openDemo(), await openDemo()];
    const changes = await readAllChanges(one.history);
    expect(changes.length).toBeGreaterThan(1_500);
    expect(await readAllChanges(two.history)).toEqual(changes);
  });

  test('is not recorded again where something is recorded', async () => {
    const { past, history } = await openDemo();
    const changes = await readAllChanges(history);
    await history.recordPast(toPastReadings(past, 15));
    expect(await readAllChanges(history)).toEqual(changes);
    expect(await history.readRecordedPeriod()).toEqual({ from: NOW - 90 * DAY_MS, until: NOW });
  });

  test('has no change in the future, and knows the reading before each', async () => {
    const { history } = await openDemo();
    const changes = await readAllChanges(history);
    expect(changes.filter(({ at }) => at > NOW || at < NOW - 90 * DAY_MS)).toEqual([]);
    const uncertain = changes.filter(({ at, after }) => after === null || at - after > STEP_MS);
    const gaps = await history.readGaps({ from: 0, until: NOW });
    // Only a gap hides when something changed.
    expect(uncertain.map(({ at }) => at).every((at) => gaps.some(({ until }) => until === at))).toBe(true);
  });

  test('shows when the board was stopped and when its source was unreachable', async () => {
    const { history } = await openDemo();
    const gaps = await history.readGaps({ from: 0, until: NOW });
    expect(gaps.map(({ from, until, reason }) => [reason, (until - from) / 60_000])).toEqual([
      ['stopped', 440],
      ['unreachable', 20],
      ['unreachable', 35],
    ]);
  });

  test('has each incident that the sandbox lists, in its state', async () => {
    const { past, history } = await openDemo();
    const notices = await history.readNotices({
      kind: 'incident',
      period: { from: 0, until: NOW },
      areas: ALL,
    });
    const listed = past.at(past.until).incidents;
    expect(new Map(notices.map(({ item }) => [item.id, item.status]))).toEqual(
      new Map(listed.map(({ id, status }) => [id, status])),
    );
  });

  test('continues in the present without a change or a gap', async () => {
    const { past, time, history } = await openDemo();
    const before = await readAllChanges(history);
    const gaps = await history.readGaps({ from: 0, until: NOW });
    const [last] = [...toPastReadings(past, 15)].slice(-1);
    time.ms += 2_000;
    history.recorder.begin();
    history.recorder.note(stateOf({ ...last?.sections }, time.ms), NONE_CLOSED);
    await history.recorder.flush();
    expect(await readAllChanges(history)).toEqual(before);
    expect(await history.readGaps({ from: 0, until: time.ms })).toEqual(gaps);
    expect(await history.readRecordedPeriod()).toEqual({ from: NOW - 90 * DAY_MS, until: time.ms });
    const known = await history.readStatusSince();
    for (const { id, status } of past.at(past.until).monitors) {
      expect(known.get(id)?.status).toBe(status);
      if (status !== 'ok') expect(known.get(id)?.since).toBeLessThan(NOW);
    }
  });

  test('appears in a report that was read before its days were summed up', async () => {
    const { history } = await openDemo();
    const days = lastDays(30, NOW, 'UTC');
    const period = { from: days[0]?.from ?? NOW, until: days.at(-1)?.until ?? NOW };
    await history.readReliability({ period, areas: ALL });
    await history.rollUp();
    const { rows } = await history.readReliability({ period, areas: ALL });
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.filter(({ before }) => before === null)).toEqual([]);
  });

  test.each(['2026-02-24', '2026-02-25'])('accounts for %s as counting its readings does', async (date) => {
    const { past, history } = await openDemo();
    await history.rollUp();
    const day = Date.parse(`${date}T00:00:00Z`);
    const states = toStates(past, day, await history.readGaps({ from: 0, until: NOW }));
    const { strips } = await history.readStrips({ range: '30d', by: 'place', areas: ALL });
    expect(strips.size).toBe(states.size);
    for (const [key, counted] of states) {
      const tally = strips.get(key)?.bars.find(({ from }) => from === day)?.tally;
      const { outages, longest } = countOutages(counted);
      const times = TALLY_STATES.map((state) => [
        state,
        counted.filter((seen) => seen === state).length * STEP_MS,
      ]);
      expect(tally, key).toMatchObject({
        ...Object.fromEntries(times),
        outages,
        longest: longest * STEP_MS,
      });
    }
  });
});

import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';

import { ProdManager } from '@/lib/prodmanager/index';
import { createUnreadState, type BoardState } from '@/lib/server/snapshot/board-state';
import { RequestBudget } from '@/lib/server/poller/source/request-budget';
import { SectionLog } from '@/lib/server/poller/poller-log';
import type { SectionUpdate } from '@/lib/server/poller/section-update';
import { SourceReader } from '@/lib/server/poller/source-reader';
import { SECTION_NAMES } from '@/lib/status/model/types';

import { startSandbox } from '../../support/sandbox-server';
import { startSlowRelay } from '../../support/slow-relay';

const INTERVAL = { seconds: 15, isSlowed: false };

/** A reader of a real server behind a relay that can hold requests. Tests move the clock and fire the timeouts. */
async function startReading() {
  const time = { ms: Date.now() };
  const source = await startSandbox({ clock: () => new Date(time.ms), mood: 'storm' });
  onTestFinished(() => source.kill().catch(() => undefined));
  const relay = await startSlowRelay(source.url);
  const stopping = new AbortController();
  const updates: SectionUpdate[] = [];
  const errors: unknown[] = [];
  const lines: string[] = [];
  const limits = new Set<() => void>();
  const seen: string[] = [];
  let state: BoardState = createUnreadState('source', INTERVAL);
  const reader = new SourceReader({
    client: new ProdManager({
      url: relay.url,
      token: source.token,
      maxRetries: 0,
      onResponse: ({ path }) => seen.push(path),
    }),
    budget: new RequestBudget(() => 1),
    clock: { now: () => time.ms, elapsed: () => time.ms },
    timer: (_, run) => {
      limits.add(run);
      return () => limits.delete(run);
    },
    timeZone: 'UTC',
    configuredMs: 15_000,
    signal: stopping.signal,
    log: new SectionLog(pino({ base: null }, { write: (line: string) => lines.push(line) })),
    current: () => state,
    onUpdate: (update) => {
      updates.push(update);
      state = {
        ...state,
        sections: { ...state.sections, ...update.sections },
        readTimes: { ...state.readTimes, ...update.readTimes },
      };
    },
    past: null,
    onError: (error) => errors.push(error),
  });
  onTestFinished(() => stopping.abort());
  const foundNames = () => updates.flatMap(({ sections }) => Object.keys(sections)).sort();
  return {
    time,
    source,
    relay,
    reader,
    stopping,
    updates,
    foundNames,
    errors,
    lines,
    seen,
    state: () => state,
    /** Fires all timeouts. */
    reachLimits: () => limits.forEach((run) => run()),
  };
}

describe('reading the source', () => {
  test('updates each section separately', async () => {
    const { reader, foundNames, state } = await startReading();
    const { cost, isSwept } = await reader.read(true);
    expect(isSwept).toBe(true);
    expect(cost).toBeGreaterThanOrEqual(7);
    expect(foundNames()).toEqual([...SECTION_NAMES].sort());
    for (const name of SECTION_NAMES) expect(state().sections[name].state).toBe('fresh');
  });

  test('dates a reading by its request, however long the response takes', async () => {
    const { reader, relay, time, state } = await startReading();
    await reader.read(true);
    const requestedAtMs = (time.ms += 15_000);
    relay.holdBack(() => true);
    const looking = reader.read(false);
    await expect.poll(() => relay.held.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(4);
    time.ms += 9_000;
    relay.holdBack(() => false);
    await looking;
    for (const name of SECTION_NAMES) expect([name, state().readTimes[name]]).toEqual([name, requestedAtMs]);
  });

  test('reads the others while one section hangs, does not request it twice, and reads it again afterwards', async () => {
    const { reader, relay, updates, foundNames, seen, state, reachLimits } = await startReading();
    await reader.read(true);
    updates.length = 0;
    seen.length = 0;
    relay.holdBack((path) => path === '/api/incident');
    const hanging = reader.read(false);
    await expect.poll(foundNames, { timeout: 30_000 }).toEqual(['announcements', 'maintenances', 'monitors']);
    await reader.read(false);
    expect(relay.held).toEqual(['/api/incident']);
    expect(seen.filter((path) => path === '/api/weather/monitor')).toHaveLength(2);
    expect(state().sections.incidents.state).toBe('fresh');
    relay.holdBack(() => false);
    await hanging;
    // It was requested again while the read was running.
    await expect
      .poll(() => foundNames().filter((name) => name === 'incidents').length, { timeout: 30_000 })
      .toBe(2);
    relay.holdBack((path) => path === '/api/incident');
    updates.length = 0;
    const lost = reader.read(false);
    await expect.poll(foundNames, { timeout: 30_000 }).toEqual(['announcements', 'maintenances', 'monitors']);
    await expect.poll(() => relay.held.length, { timeout: 30_000 }).toBe(1);
    reachLimits();
    await lost;
    expect(state().sections.incidents).toMatchObject({ state: 'stale', problem: 'unreachable' });
    expect(state().sections.monitors.state).toBe('fresh');
  });

  test('publishes nothing after it was stopped', async () => {
    const { reader, relay, stopping, updates, lines } = await startReading();
    relay.holdBack(() => true);
    const looking = reader.read(true);
    await expect.poll(() => relay.held.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(1);
    stopping.abort();
    await looking;
    await expect.poll(() => relay.held, { timeout: 30_000 }).toEqual([]);
    expect([updates, lines]).toEqual([[], []]);
  });

  test('continues when onUpdate throws', async () => {
    const { reader, updates, errors } = await startReading();
    updates.push = () => {
      throw new Error('full');
    };
    await reader.read(true);
    expect(errors).toHaveLength(SECTION_NAMES.length);
    updates.push = Array.prototype.push.bind(updates);
    await reader.read(true);
    expect(updates.length).toBe(SECTION_NAMES.length);
  });
});

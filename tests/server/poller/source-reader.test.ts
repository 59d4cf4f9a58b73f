import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';

import { ProdManager } from '@/lib/prodmanager/index';
import { SectionLog } from '@/lib/server/poller/section-log';
import { type Finding, SourceReader } from '@/lib/server/poller/source-reader';
import { Governor } from '@/lib/server/poller/source/governor';
import { type BoardState, toUnreadState } from '@/lib/server/snapshot/board-state';
import { SECTION_NAMES } from '@/lib/status/model/types';

import { startSandbox } from '../../support/sandbox-server';
import { startSlowRelay } from '../../support/slow-relay';

const INTERVAL = { seconds: 15, isSlowed: false };

/** A reader beside a real server, behind a relay that can hold requests back; its clock moves by hand, and so do its limits. */
async function startReading() {
  const time = { ms: Date.now() };
  const source = await startSandbox({ clock: () => new Date(time.ms), mood: 'storm' });
  onTestFinished(() => source.kill().catch(() => undefined));
  const relay = await startSlowRelay(source.url);
  const stopping = new AbortController();
  const findings: Finding[] = [];
  const errors: unknown[] = [];
  const lines: string[] = [];
  const limits = new Set<() => void>();
  const seen: string[] = [];
  let state: BoardState = toUnreadState('source', INTERVAL);
  const reader = new SourceReader({
    client: new ProdManager({
      url: relay.url,
      token: source.token,
      maxRetries: 0,
      onResponse: ({ path }) => seen.push(path),
    }),
    governor: new Governor(() => 1),
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
    onFinding: (finding) => {
      findings.push(finding);
      state = {
        ...state,
        sections: { ...state.sections, ...finding.sections },
        readTimes: { ...state.readTimes, ...finding.readTimes },
      };
    },
    onError: (error) => errors.push(error),
  });
  onTestFinished(() => stopping.abort());
  const foundNames = () => findings.flatMap(({ sections }) => Object.keys(sections)).sort();
  return {
    time,
    source,
    relay,
    reader,
    stopping,
    findings,
    foundNames,
    errors,
    lines,
    seen,
    state: () => state,
    /** Reaches every limit that is set. */
    reachLimits: () => limits.forEach((run) => run()),
  };
}

describe('a look at the source', () => {
  test('finds every kind, each by itself', async () => {
    const { reader, foundNames, state } = await startReading();
    const { cost, isSwept } = await reader.look(true);
    expect(isSwept).toBe(true);
    expect(cost).toBeGreaterThanOrEqual(7);
    expect(foundNames()).toEqual([...SECTION_NAMES].sort());
    for (const name of SECTION_NAMES) expect(state().sections[name].state).toBe('fresh');
  });

  test('is as old as its questions, however long the answers take', async () => {
    const { reader, relay, time, state } = await startReading();
    await reader.look(true);
    const requestedAtMs = (time.ms += 15_000);
    relay.holdBack(() => true);
    const looking = reader.look(false);
    await expect.poll(() => relay.held.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(4);
    time.ms += 9_000;
    relay.holdBack(() => false);
    await looking;
    for (const name of SECTION_NAMES) expect([name, state().readTimes[name]]).toEqual([name, requestedAtMs]);
  });

  test('finds the others while one kind hangs, does not ask for that twice, and reads it again when it is over', async () => {
    const { reader, relay, findings, foundNames, seen, state, reachLimits } = await startReading();
    await reader.look(true);
    findings.length = 0;
    seen.length = 0;
    relay.holdBack((path) => path === '/api/incident');
    const hanging = reader.look(false);
    await expect.poll(foundNames, { timeout: 30_000 }).toEqual(['announcements', 'maintenances', 'monitors']);
    await reader.look(false);
    expect(relay.held).toEqual(['/api/incident']);
    expect(seen.filter((path) => path === '/api/weather/monitor')).toHaveLength(2);
    expect(state().sections.incidents.state).toBe('fresh');
    relay.holdBack(() => false);
    await hanging;
    // The second look came while it was being read: it is read again at once.
    await expect
      .poll(() => foundNames().filter((name) => name === 'incidents').length, { timeout: 30_000 })
      .toBe(2);
    relay.holdBack((path) => path === '/api/incident');
    findings.length = 0;
    const lost = reader.look(false);
    await expect.poll(foundNames, { timeout: 30_000 }).toEqual(['announcements', 'maintenances', 'monitors']);
    await expect.poll(() => relay.held.length, { timeout: 30_000 }).toBe(1);
    reachLimits();
    await lost;
    expect(state().sections.incidents).toMatchObject({ state: 'stale', problem: 'unreachable' });
    expect(state().sections.monitors.state).toBe('fresh');
  });

  test('finds nothing more when it was stopped', async () => {
    const { reader, relay, stopping, findings, lines } = await startReading();
    relay.holdBack(() => true);
    const looking = reader.look(true);
    await expect.poll(() => relay.held.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(1);
    stopping.abort();
    await looking;
    await expect.poll(() => relay.held, { timeout: 30_000 }).toEqual([]);
    expect([findings, lines]).toEqual([[], []]);
  });

  test('does not end with what breaks where a finding is taken', async () => {
    const { reader, findings, errors } = await startReading();
    findings.push = () => {
      throw new Error('full');
    };
    await reader.look(true);
    expect(errors).toHaveLength(SECTION_NAMES.length);
    findings.push = Array.prototype.push.bind(findings);
    await reader.look(true);
    expect(findings.length).toBe(SECTION_NAMES.length);
  });
});

import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';

import { ProdManager } from '@/lib/prodmanager/index';
import { toUnreadState } from '@/lib/server/board-state';
import { Governor } from '@/lib/server/engine/governor';
import { SectionLog } from '@/lib/server/engine/section-log';
import { SourceGate } from '@/lib/server/engine/source-gate';
import { SourceReader } from '@/lib/server/engine/source-reader';
import { createSectionReaders } from '@/lib/server/section-readers';
import { SECTION_NAMES } from '@/lib/status/types';

import { startSandbox } from '../../support/sandbox-server';

const NO_STATE = toUnreadState('source', { seconds: 15, isSlowed: false });

/** A reader of a real source, and a clock that moves while an answer is on its way. */
async function startReading() {
  const source = await startSandbox();
  onTestFinished(() => source.kill());
  const time = { wallMs: Date.now(), elapsedMs: 50_000, answerTakesMs: 0 };
  const clock = { now: () => time.wallMs, elapsed: () => time.elapsedMs };
  const client = new ProdManager({
    url: source.url,
    token: source.token,
    maxRetries: 0,
    onResponse: () => {
      time.elapsedMs += time.answerTakesMs;
    },
  });
  const gate = new SourceGate(client, new Governor(() => 1), clock);
  const log = new SectionLog(pino({ level: 'silent' }));
  const readers = createSectionReaders(gate);
  return { source, time, reader: new SourceReader({ readers, gate, clock, timeZone: 'UTC', log }) };
}

test('a section is as old as the question, and not as the answer', async () => {
  const { time, reader } = await startReading();
  time.answerTakesMs = 4_000;
  const { readTimes } = await reader.read(NO_STATE, true);
  // These are asked for at once, before anything is answered.
  for (const name of ['monitors', 'incidents', 'maintenances', 'announcements'] as const)
    expect(readTimes[name]).toBe(50_000);
  expect(time.elapsedMs).toBeGreaterThan(70_000);
  for (const name of SECTION_NAMES) expect(readTimes[name]).toBeLessThan(time.elapsedMs);
});

test('a read time is of the clock that is never set', async () => {
  const { time, reader } = await startReading();
  const first = await reader.read(NO_STATE, true);
  const before = { ...NO_STATE, ...first };
  time.wallMs -= 3_600_000;
  time.elapsedMs += 15_000;
  const { readTimes } = await reader.read(before, false);
  for (const name of SECTION_NAMES) expect(readTimes[name]).toBe(65_000);
});

test('a section that fails keeps its read time, and one of unknown age stays so', async () => {
  const { source, time, reader } = await startReading();
  const first = await reader.read(NO_STATE, true);
  await source.kill();
  time.elapsedMs += 15_000;
  const readTimes = { ...first.readTimes, monitors: null };
  const second = await reader.read({ ...NO_STATE, ...first, readTimes }, false);
  expect(second.hasRead).toBe(false);
  expect(second.readTimes).toEqual(readTimes);
  for (const name of SECTION_NAMES)
    expect(second.sections[name]).toMatchObject({ state: 'stale', items: first.sections[name].items });
});

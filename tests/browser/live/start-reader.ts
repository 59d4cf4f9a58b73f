import { type BoardRead, BoardReader } from '@/lib/browser/live/board-reader';
import type { ScreenClock } from '@/lib/browser/live/timing';
import { BUILD_HEADER } from '@/lib/site/page';
import { AGES_HEADER, formatAges, TIME_HEADER } from '@/lib/status/freshness/snapshot-headers';
import { type Overview, toOverview } from '@/lib/status/overview/overview';

import { startScriptedServer, type ScriptedResponse } from '../../support/scripted-server';
import { agesOf, snapshotOf } from '../../status/samples';

export const NOW = '2026-03-02T08:10:00.000Z';
export const factsOf = (ageSeconds: number | null, time = NOW, version = 'v1') => ({
  etag: `"${version}"`,
  'content-type': 'application/json',
  [AGES_HEADER]: formatAges(agesOf(ageSeconds)),
  [BUILD_HEADER]: 'b2',
  [TIME_HEADER]: time,
  date: new Date(time).toUTCString(),
});
export const boardAnswer = (version: string, ageSeconds = 1): ScriptedResponse => ({
  headers: factsOf(ageSeconds, NOW, version),
  json: viewOf(version),
});
export const LOGIN_PAGE = '<!doctype html><title>Sign in</title>';
export const viewOf = (version = 'v1') => toOverview(snapshotOf({}, version), () => ({ html: '', text: '' }));
/** The server-rendered board. */
export const INITIAL: BoardRead<Overview> = {
  view: viewOf('v0'),
  url: '/',
  etag: '"v0"',
  askedUrl: '/',
  ages: agesOf(0.5),
  serverTimeMs: 0,
  requestedAtMs: 0,
  failures: 0,
  build: 'b1',
  isGone: false,
  isConfirmed: false,
};

export const toClock = (at: Readonly<Record<'elapsedMs' | 'jumpedMs' | 'nowMs', number>>): ScreenClock => ({
  elapsed: () => at.elapsedMs,
  jumpedMs: () => at.jumpedMs,
  now: () => at.nowMs + at.elapsedMs,
});

/** A reader whose server sends these responses in turn, and then repeats the last one. */
export async function startReader(...answers: readonly [ScriptedResponse, ...ScriptedResponse[]]) {
  const [first] = answers;
  const server = await startScriptedServer(({ url }, before) =>
    url === '/login'
      ? { headers: { ...factsOf(1), 'content-type': 'text/html' }, text: LOGIN_PAGE }
      : (answers[Math.min(before, answers.length - 1)] ?? first),
  );
  const clock = { elapsedMs: 0, jumpedMs: 0, nowMs: INITIAL.serverTimeMs };
  const url = `${server.url}/api/view/overview`;
  const initial = { ...INITIAL, url, askedUrl: url };
  const board = new BoardReader({ initial, clock: toClock(clock) });
  return { reader: { read: (query = '') => board.read(url + query) }, server, clock, initial };
}

import { expect, test, vi } from 'vitest';

import type { BoardRead } from '@/lib/browser/live/board-reader';
import { toReport } from '@/lib/browser/wall/report-screen';
import { REPORT_HEADER } from '@/lib/screens/screen-report';
import { type Overview, toOverview } from '@/lib/status/overview/overview';

import { agesOf, snapshotOf } from '../../status/samples';
import { startScriptedServer, type ScriptedResponse } from '../../support/scripted-server';

const NOW_MS = Date.parse('2026-03-02T08:10:00.000Z');
const INITIAL: BoardRead<Overview> = {
  url: '',
  etag: null,
  askedUrl: '',
  view: toOverview(snapshotOf({}, 'v0'), () => ({ html: '', text: '' })),
  ages: agesOf(0.5),
  serverTimeMs: NOW_MS,
  requestedAtMs: 1_000,
  failures: 0,
  isGone: false,
  isConfirmed: true,
  build: 'b1',
};

/** A new page that reads this response once, seven seconds after it started. */
async function readOnce(answer: ScriptedResponse) {
  // The module's state lives as long as the page.
  vi.resetModules();
  const { BoardReader } = await import('@/lib/browser/live/board-reader');
  const { forbiddenSince } = await import('@/lib/browser/live/forbidden');
  const server = await startScriptedServer(() => answer);
  const reader = new BoardReader({
    initial: { ...INITIAL, url: server.url },
    clock: { elapsed: () => 8_000, jumpedMs: () => 0, now: () => NOW_MS },
    report: (known) =>
      toReport(known, { build: 'b1', elapsedMs: 8_000, widthPx: 1_920, heightPx: 1_080, shown: null }),
  });
  const read = await reader.read(server.url);
  return { read, server, since: forbiddenSince() };
}

test.each([401, 403])(
  'treats a %i of the dashboard as forbidden, with the time of the server',
  async (status) => {
    const { since } = await readOnce({ status, json: { message: 'Sign in.', code: 'refused' } });
    expect(since).toBe(NOW_MS + 7_000);
  },
);

test.each<ScriptedResponse>([
  { status: 200, json: { code: 'refused' } },
  { status: 500, json: { code: 'refused' } },
  { status: 401, json: { code: 'other' } },
  { status: 401, json: null },
  { status: 403, text: '<h1>Sign in</h1>' },
  { status: 302, headers: { location: '/login' }, text: '' },
])('ignores other responses: %j', async (answer) => {
  const { since, read } = await readOnce(answer);
  expect([since, read.failures]).toEqual([null, 1]);
});

test('a screen sends its report with each read', async () => {
  const { server } = await readOnce({ status: 500 });
  expect(server.seen[0]?.headers[REPORT_HEADER]).toBe('1920x1080; build=b1; freshness=live');
});

test('the freshness in a report ages with the data', () => {
  const at = (elapsedMs: number) =>
    toReport(INITIAL, { build: 'b1', elapsedMs, widthPx: 1, heightPx: 1, shown: null }).split(
      'freshness=',
    )[1];
  const intervalMs = INITIAL.view.intervalSeconds * 1_000;
  expect([1_000, 1_000 + 3 * intervalMs, 1_000 + 6 * intervalMs].map(at)).toEqual([
    'live',
    'delayed',
    'unknown',
  ]);
});

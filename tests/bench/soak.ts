import { setTimeout as wait } from 'node:timers/promises';

import type { Route } from 'playwright-core';

import { BUILD_HEADER } from '@/lib/site/page';
import { AGES_HEADER, TIME_HEADER } from '@/lib/status/freshness/snapshot-headers';

import { startBoard } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startSandbox } from '../support/sandbox-server';

// Checks that a wall does not leak memory over a day of updates, with a browser clock 20 times as fast and an interval of three
// seconds. The board cannot run that fast, so recorded views are repeated as new versions. SOAK_UPDATES shortens the day.

const FACTOR = 20;
const UPDATES = Number(process.env['SOAK_UPDATES'] ?? 5_760);
const RECORDED = 40;
const INTERVAL_SECONDS = 3;
const SAMPLES = 8;
// Code compiled and cached at first is not a leak.
const WARM_UP_UPDATES = 60;
const MAX_GROWTH_MB = 5;
const PROBES = 6;
// One rotation of all pages.
const TURN_MS = 6_000;
const WALL = '?size=75&distance=2.5&rotate=30';

// A string, because tsx would transform a function. Reloads are prevented, because they would hide leaks.
const FAST_CLOCK = `{
  const [RealDate, realNow] = [Date, performance.now.bind(performance)];
  const [start, since] = [RealDate.now(), realNow()];
  const { setTimeout: later, setInterval: always } = globalThis;
  globalThis.Date = class extends RealDate {
    constructor(...given) { super(...(given.length > 0 ? given : [Date.now()])); }
    static now() { return Math.round(start + (realNow() - since) * ${FACTOR}); }
  };
  Object.defineProperty(performance, 'now', { value: () => realNow() * ${FACTOR} });
  globalThis.setTimeout = (run, ms, ...given) => later(run, ms / ${FACTOR}, ...given);
  globalThis.setInterval = (run, ms, ...given) => always(run, ms / ${FACTOR}, ...given);
  const { getItem } = Storage.prototype;
  Storage.prototype.getItem = function (key) {
    return key === 'board-reloaded-at' ? String(Date.now()) : getItem.call(this, key);
  };
}`;

const source = await startSandbox({ mood: 'storm' });
source.sandbox.start();
const board = await startBoard({
  PRODMANAGER_URL: source.url,
  PRODMANAGER_TOKEN: source.token,
  REFRESH_INTERVAL_SECONDS: '1',
});

const recorded = new Map<string, object>();
let headers: Record<string, string> = {};
while (recorded.size < Math.min(RECORDED, UPDATES)) {
  const response = await fetch(`${board.url}/api/view/wall${WALL}`);
  const body = (await response.json()) as { readonly version: string };
  recorded.set(body.version, body);
  headers = Object.fromEntries(
    [AGES_HEADER, BUILD_HEADER].map((name) => [name, response.headers.get(name) ?? '']),
  );
  await wait(500);
}
const views = [...recorded.values()];

const startMs = Date.now();
const startedAt = performance.now();
const elapsedMs = (): number => (performance.now() - startedAt) * FACTOR;
let updates = 0;
let reads = 0;
/** Responds to a read of the wall with a new version once per interval. */
async function respond(route: Route): Promise<void> {
  reads += 1;
  const isDue = elapsedMs() > updates * INTERVAL_SECONDS * 1_000;
  const moment = { ...headers, [TIME_HEADER]: new Date(startMs + elapsedMs()).toISOString() };
  if (!isDue) return route.fulfill({ status: 304, headers: moment });
  const view = views[updates % views.length];
  updates += 1;
  const body = JSON.stringify({ ...view, version: `version-${updates}`, intervalSeconds: INTERVAL_SECONDS });
  return route.fulfill({ status: 200, headers: { ...moment, 'content-type': 'application/json' }, body });
}

const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
await page.addInitScript(FAST_CLOCK);
await page.route('**/api/view/wall*', respond);
let loads = 0;
page.on('load', () => (loads += 1));
await page.goto(`${board.url}/wall${WALL}`);
const cdp = await page.context().newCDPSession(page);

/** Heap in MB after garbage collection: the minimum of several samples, because the rotating pages differ in size. */
async function measure(): Promise<number> {
  const probes: { heapMb: number; nodes: number; jsEventListeners: number }[] = [];
  for (let count = 0; count < PROBES; count += 1) {
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    probes.push({ heapMb: usedSize / 1e6, ...(await cdp.send('Memory.getDOMCounters')) });
    await wait(TURN_MS / PROBES);
  }
  const min = (key: keyof (typeof probes)[number]): number => Math.min(...probes.map((probe) => probe[key]));
  const parts = [
    `${String(updates).padStart(6)} updates, ${(elapsedMs() / 3_600_000).toFixed(1)} h of the wall's clock:`,
    `heap ${min('heapMb').toFixed(2)} MB, ${min('nodes')} DOM nodes, ${min('jsEventListeners')} listeners`,
  ];
  console.log(parts.join(' '));
  return min('heapMb');
}

async function waitFor(count: number): Promise<void> {
  while (updates < count) await wait(100);
}

await waitFor(WARM_UP_UPDATES);
const first = await measure();
let last = first;
for (let sample = 1; sample <= SAMPLES; sample += 1) {
  await waitFor(WARM_UP_UPDATES + Math.round((UPDATES / SAMPLES) * sample));
  last = await measure();
}
const text = await page.getByText(/^● /).first().innerText();
console.log(
  `${reads} reads; heap ${(last - first).toFixed(2)} MB more; loaded ${loads} time(s); shows “${text.trim()}”`,
);
if (last - first >= MAX_GROWTH_MB || loads !== 1) process.exitCode = 1;
await browser.close();
await board.stop();
source.sandbox.stop();
await source.kill();

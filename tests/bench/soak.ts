import { setTimeout as wait } from 'node:timers/promises';

import type { Route } from 'playwright-core';

import { BUILD_HEADER } from '@/lib/site/page';
import { AGES_HEADER, TIME_HEADER } from '@/lib/status/freshness/snapshot-headers';

import { startBoard } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startSandbox } from '../support/sandbox-server';

// A wall in a storm for as many updates as a day has, on a clock of its own that runs twenty times as fast, on a board that says it is
// refreshed each three seconds: does it stay as small as it began? A board and a sandbox cannot be hurried like that, so the views of
// a minute of their storm are shown over and over, each time as another version. SOAK_UPDATES makes the day shorter.

const FACTOR = 20;
const UPDATES = Number(process.env['SOAK_UPDATES'] ?? 5_760);
const RECORDED = 40;
const INTERVAL_SECONDS = 3;
const SAMPLES = 8;
// What is compiled and cached at first is no leak.
const WARM_UP_UPDATES = 60;
const MOST_GROWTH_MB = 5;
const LOOKS = 6;
// All pages have had their turn.
const TURN_MS = 6_000;
const WALL = '?size=75&distance=2.5&rotate=30';

// The code of a bench would be changed on its way into the page by what runs it: so it is text. A page that loads itself anew begins anew:
// here it may not, so that whatever gathers in it shows.
const HURRY = `{
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
const hurriedMs = (): number => (performance.now() - startedAt) * FACTOR;
let updates = 0;
let reads = 0;
/** A read of the wall: another version, once an interval has passed since the last. */
async function answer(route: Route): Promise<void> {
  reads += 1;
  const isDue = hurriedMs() > updates * INTERVAL_SECONDS * 1_000;
  const moment = { ...headers, [TIME_HEADER]: new Date(startMs + hurriedMs()).toISOString() };
  if (!isDue) return route.fulfill({ status: 304, headers: moment });
  const view = views[updates % views.length];
  updates += 1;
  const body = JSON.stringify({ ...view, version: `version-${updates}`, intervalSeconds: INTERVAL_SECONDS });
  return route.fulfill({ status: 200, headers: { ...moment, 'content-type': 'application/json' }, body });
}

const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
await page.addInitScript(HURRY);
await page.route('**/api/view/wall*', answer);
let loads = 0;
page.on('load', () => (loads += 1));
await page.goto(`${board.url}/wall${WALL}`);
const cdp = await page.context().newCDPSession(page);

/** What the page holds after a forced collection: the least of some looks, because the pages that take turns are not of one size. */
async function measure(): Promise<number> {
  const looks: { heapMb: number; nodes: number; jsEventListeners: number }[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    looks.push({ heapMb: usedSize / 1e6, ...(await cdp.send('Memory.getDOMCounters')) });
    await wait(TURN_MS / LOOKS);
  }
  const least = (key: keyof (typeof looks)[number]): number => Math.min(...looks.map((look) => look[key]));
  const told = [
    `${String(updates).padStart(6)} updates, ${(hurriedMs() / 3_600_000).toFixed(1)} h of the wall's clock:`,
    `heap ${least('heapMb').toFixed(2)} MB, ${least('nodes')} DOM nodes, ${least('jsEventListeners')} listeners`,
  ];
  console.log(told.join(' '));
  return least('heapMb');
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
const said = await page.getByText(/^● /).first().innerText();
console.log(
  `${reads} reads; heap ${(last - first).toFixed(2)} MB more; loaded ${loads} time(s); says “${said.trim()}”`,
);
if (last - first >= MOST_GROWTH_MB || loads !== 1) process.exitCode = 1;
await browser.close();
await board.stop();
source.sandbox.stop();
await source.kill();

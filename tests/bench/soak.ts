import { startBoard } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startSandbox } from '../support/sandbox-server';

// A wall in a storm for as many refreshes as a day has: does it stay as small as it began?
// A refresh takes a second here, the shortest that a board can be told; SOAK_TICKS shortens the day.

const TICKS = Number(process.env['SOAK_TICKS'] ?? 5_760);
const SAMPLES = 8;

const source = await startSandbox({ mood: 'storm' });
source.sandbox.start();
const board = await startBoard({
  PRODMANAGER_URL: source.url,
  PRODMANAGER_TOKEN: source.token,
  REFRESH_INTERVAL_SECONDS: '1',
});
const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
await page.goto(`${board.url}/wall?size=75&distance=2.5&rotate=5`);
const cdp = await page.context().newCDPSession(page);

async function measure(tick: number): Promise<void> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  console.log(
    `${String(tick).padStart(6)} refreshes: heap ${(usedSize / 1e6).toFixed(2)} MB, ${nodes} DOM nodes, ${jsEventListeners} listeners`,
  );
}

// What is compiled and cached at first is no leak.
await page.waitForTimeout(10_000);
for (let sample = 0; sample <= SAMPLES; sample += 1) {
  await measure(Math.round((TICKS / SAMPLES) * sample));
  if (sample < SAMPLES) await page.waitForTimeout((TICKS / SAMPLES) * 1_000);
}
await browser.close();
await board.stop();
source.sandbox.stop();
await source.kill();

import { startBoard } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startSandbox } from '../support/sandbox-server';

// How long after a key in the search of the monitors the letter, and the list that it finds, are painted.

const MONITORS = Number(process.env['KEYS_MONITORS'] ?? 5_000);
const TYPED = 'payments latency eu-west-1';
const BETWEEN_KEYS_MS = 120;

/** What the page measures, in milliseconds. */
interface Measured {
  readonly letters: number[];
  readonly lists: number[];
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

function tell(name: string, given: readonly number[]): void {
  const sorted = given.toSorted((a, b) => a - b);
  const [median, p95] = [at(sorted, 0.5), at(sorted, 0.95)].map((ms) => ms.toFixed(0));
  console.log(`${name.padEnd(34)} median ${median} ms, p95 ${p95} ms, of ${sorted.length}`);
}

const source = await startSandbox({ mood: 'calm', monitors: MONITORS });
const board = await startBoard({ PRODMANAGER_URL: source.url, PRODMANAGER_TOKEN: source.token });
const browser = await launchChromium();
const page = await browser.newPage();

const overview = await (await fetch(board.url)).text();
const monitors = await (await fetch(`${board.url}/monitors`)).text();
console.log(`${MONITORS} monitors`);
console.log(
  `HTML: overview ${(overview.length / 1e3).toFixed(0)} kB, monitors ${(monitors.length / 1e3).toFixed(0)} kB`,
);

await page.goto(`${board.url}/monitors`);
await page.locator(`table[aria-rowcount="${MONITORS + 1}"]`).waitFor({ timeout: 60_000 });
await page.waitForFunction(() => document.querySelectorAll('tbody tr').length < 90);
await page.evaluate(() => {
  const measured: Measured = { letters: [], lists: [] };
  Object.assign(window, { measured });
  let requestedAtMs: number | null = null;
  document.querySelector('input[type="search"]')?.addEventListener('input', () => {
    const startedMs = performance.now();
    requestedAtMs = startedMs;
    // What runs after the next frame was drawn runs after the paint.
    requestAnimationFrame(() => setTimeout(() => measured.letters.push(performance.now() - startedMs)));
  });
  const list = document.querySelector('tbody');
  if (!list) throw new Error('no list');
  new MutationObserver(() => {
    if (requestedAtMs === null) return;
    const startedMs = requestedAtMs;
    requestedAtMs = null;
    requestAnimationFrame(() => setTimeout(() => measured.lists.push(performance.now() - startedMs)));
  }).observe(list, { subtree: true, childList: true });
});
for (let round = 0; round < 3; round += 1) {
  const search = page.getByRole('searchbox');
  await search.pressSequentially(TYPED, { delay: BETWEEN_KEYS_MS });
  for (let letters = TYPED.length; letters > 0; letters -= 1)
    await search.press('Backspace', { delay: BETWEEN_KEYS_MS });
}
const { letters, lists } = await page.evaluate(() => (window as unknown as { measured: Measured }).measured);
tell('a key, until its letter is painted', letters);
tell('a key, until its list is painted', lists);
await browser.close();
await board.stop();
await source.kill();

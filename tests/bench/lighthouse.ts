import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { startBoard } from '../support/board-process';
import { CHROMIUM_ARGS, locateChromium } from '../support/chromium';
import { startSandbox } from '../support/sandbox-server';

// Lighthouse scores of the overview and the monitors. npx downloads Lighthouse, so that its 200 packages are no dependencies.

const LIGHTHOUSE = 'lighthouse@12.8.2';
const RUNS = Number(process.env['LIGHTHOUSE_RUNS'] ?? 5);
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
/** Lighthouse benchmark indexes of the phones that Chromium DevTools calibrates for: Pixel 5, Moto G Power 2022. */
const PHONE_INDEXES = { 'mid-tier phone': 1_000, 'low-tier phone': 264 };

/** The used part of a Lighthouse report: scores from 0 to 1, times in milliseconds. */
interface Report {
  readonly environment: { readonly benchmarkIndex: number };
  readonly categories: Readonly<Record<(typeof CATEGORIES)[number], { readonly score: number }>>;
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
}

const executablePath = await locateChromium();

async function runLighthouse(url: string, options: readonly string[]): Promise<Report> {
  const { stdout } = await promisify(execFile)(
    'npx',
    [
      ...['--yes', LIGHTHOUSE, url, '--quiet', '--output=json', `--only-categories=${CATEGORIES.join(',')}`],
      `--chrome-flags=${['--headless=new', ...CHROMIUM_ARGS].join(' ')}`,
      ...options,
    ],
    { env: { ...process.env, CHROME_PATH: executablePath }, maxBuffer: 64e6 },
  );
  return JSON.parse(stdout) as Report;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const source = await startSandbox({ mood: 'calm' });
const board = await startBoard({ PRODMANAGER_URL: source.url, PRODMANAGER_TOKEN: source.token });

const { benchmarkIndex } = (await runLighthouse(board.url, [])).environment;
console.log(`This machine has a benchmark index of ${benchmarkIndex.toFixed(0)}. Medians of ${RUNS} runs.`);
const devices: ReadonlyMap<string, readonly string[]> = new Map([
  ['desktop', ['--preset=desktop']],
  ['phone, 4 times slower than this machine', []],
  ...Object.entries(PHONE_INDEXES).map(([name, index]): [string, string[]] => {
    const slowdown = Math.max(1, benchmarkIndex / index).toFixed(1);
    return [`${name}, ${slowdown} times slower`, [`--throttling.cpuSlowdownMultiplier=${slowdown}`]];
  }),
]);
for (const path of ['/', '/monitors'])
  for (const [device, options] of devices) {
    const reports: Report[] = [];
    while (reports.length < RUNS) reports.push(await runLighthouse(board.url + path, options));
    const scores = CATEGORIES.map((category) => {
      const found = reports.map(({ categories }) => Math.round(categories[category].score * 100));
      return `${category} ${median(found)} (${Math.min(...found)} to ${Math.max(...found)})`;
    });
    const timeOf = (audit: string) =>
      median(reports.map(({ audits }) => audits[audit]?.numericValue ?? NaN)).toFixed(0);
    console.log(`${path} on a ${device}: ${scores.join(', ')};`);
    console.log(
      `  largest paint ${timeOf('largest-contentful-paint')} ms, blocked ${timeOf('total-blocking-time')} ms`,
    );
  }
await board.stop();
await source.kill();

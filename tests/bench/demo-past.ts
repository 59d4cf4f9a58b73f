import { pino } from 'pino';

import { createSandbox } from '@/lib/sandbox/sandbox';
import { toPastReadings } from '@/lib/server/history/demo/past-readings';
import { History } from '@/lib/server/history/history';

// What the past of the demo costs at its start: the CPU of this process, in a process that did nothing before.

const INTERVAL_SECONDS = 15;

let before = process.cpuUsage();
/** Prints the CPU time since the last call. */
function print(name: string): void {
  const { user, system } = process.cpuUsage(before);
  console.log(`${name.padEnd(28)} ${Math.round((user + system) / 1_000)} ms`);
  before = process.cpuUsage();
}

const now = Date.now();
const clock = { now: () => now, elapsed: () => now };
const past = createSandbox({ secret: 'bench', pastDays: 90, clock: () => new Date(now) }).createPast();
print('inventing it');
const history = new History({
  databaseUrl: undefined,
  dataDir: null,
  sourceKey: 'bench',
  timeZone: 'UTC',
  intervalSeconds: INTERVAL_SECONDS,
  retention: { rawDays: 400, tallyDays: null },
  clock,
  log: pino({ level: 'warn' }),
});
await history.start();
print('opening a history');
await history.recordPast(toPastReadings(past, INTERVAL_SECONDS));
print('recording it');
// It waits for what runs in the background.
await history.close();
print('accounting for it');

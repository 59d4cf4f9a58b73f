import { pino } from 'pino';

import { History } from '@/lib/server/history/history';
import { NONE_CLOSED } from '@/lib/server/poller/transitions';

import { freshOf } from '../../status/samples';
import { FLIPPING, toFlipTime } from './flips';
import { monitorsOf, stateOf } from './readings';

// A process that records until it is killed: with each reading, all monitors change. It prints the number of each reading once that is saved.

const [dataDir = '', databaseUrl = '', first = '0'] = process.argv.slice(2);
let number = Number(first);
const clock = { now: () => toFlipTime(number), elapsed: () => toFlipTime(number) };
const history = new History({
  dataDir,
  databaseUrl: databaseUrl === '' ? undefined : databaseUrl,
  sourceKey: 'source-one',
  timeZone: 'UTC',
  intervalSeconds: 15,
  retention: { rawDays: 400, tallyDays: null },
  clock,
  log: pino({ level: 'silent' }),
});
await history.start();
history.recorder.begin();
for (; ; number += 1) {
  const statuses = FLIPPING.map(() => (number % 2 === 0 ? ('ok' as const) : ('alert' as const)));
  history.recorder.note(
    stateOf({ monitors: freshOf(monitorsOf(...statuses)) }, toFlipTime(number)),
    NONE_CLOSED,
  );
  await history.recorder.flush();
  if (history.health.unsaved === 0) process.stdout.write(`${number}\n`);
}

import { pino } from 'pino';

import { parseConfig } from '@/lib/server/config/config';
import { History } from '@/lib/server/history/history';
import { Notifier } from '@/lib/server/notify/notifier';
import { NONE_CLOSED } from '@/lib/server/poller/transitions';
import { SnapshotStore } from '@/lib/server/snapshot/snapshot-store';
import { systemClock as clock } from '@/lib/server/util/clock';
import { FULL_VISIBILITY } from '@/lib/status/model/visibility';

import { freshOf, incidentOf } from '../../status/samples';
import { stateOf } from '../history/readings';

// A process that announces an incident, and stops before or after the request. It prints a line there, and waits to be killed.

const [dataDir = '', databaseUrl = '', notify = '', moment = ''] = process.argv.slice(2);
const { NOTIFY } = parseConfig({ NOTIFY: notify }, '');
if (!NOTIFY) throw new Error('NOTIFY was not parsed');
const log = pino({ level: 'silent' });
const history = new History({
  dataDir,
  databaseUrl: databaseUrl === '' ? undefined : databaseUrl,
  sourceKey: 'source-one',
  timeZone: 'UTC',
  intervalSeconds: 15,
  retention: { rawDays: 400, tallyDays: null },
  clock,
  log,
});
await history.start();
const wait = (): Promise<never> => {
  process.stdout.write(`${moment}\n`);
  return new Promise(() => undefined);
};
const state = (incidents: Parameters<typeof incidentOf>[0][]) =>
  stateOf({ incidents: freshOf(incidents.map((given) => incidentOf(given))) }, clock.elapsed());
const metadata = { title: 'Production', isDemo: false, timeZone: 'UTC', readsComments: true };
const store = new SnapshotStore(clock, metadata, state([]));
const notifier = new Notifier({
  config: NOTIFY,
  store: history.store,
  board: store,
  audiences: { public: FULL_VISIBILITY, internal: FULL_VISIBILITY },
  render: { timeZone: 'UTC', boardTitle: 'Production', boardUrl: 'https://status.example.com' },
  outbound: {
    fetch: async (url, init) => {
      if (moment === 'sent') await fetch(url, init);
      return wait();
    },
    close: () => Promise.resolve(),
  },
  clock,
  log,
  random: () => 0,
  // The claim ends soon, and the attempt never does.
  timing: { collectMs: 0, leaseMs: 1_000, timeoutMs: 3_600_000, tickMs: 3_600_000 },
});
notifier.lead();
notifier.note(NONE_CLOSED);
await notifier.flush();
store.publish(state([{ id: 7 }]));
notifier.note(NONE_CLOSED);
// Keeps the process running.
setInterval(() => undefined, 60_000);
await notifier.flush();

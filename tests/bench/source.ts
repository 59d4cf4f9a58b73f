import { pino } from 'pino';

import { ProdManager } from '@/lib/prodmanager/index';
import { createSandbox, type Sandbox } from '@/lib/sandbox/sandbox';
import { Poller } from '@/lib/server/poller/poller';

// Requests to the source and CPU time per refresh, with 2 % of the monitors not ok.

const SIZES = [50, 500, 5_000, 20_000];
const NOT_OK_SHARE = 0.02;
const CPU_ROUNDS = 20;

function breakMonitors({ store }: Sandbox): void {
  const all = [...store.monitor.values()];
  const stride = Math.round(1 / NOT_OK_SHARE);
  all.forEach((row, index) => {
    if (index % stride === 0)
      store.monitor.replace({ ...row, status: index % 3 === 0 ? 'alert' : 'warning' });
  });
}

/** A sandbox in this process that counts requests; with `isRecorded`, repeated requests get recorded responses. */
async function openSource(monitors: number) {
  const sandbox = createSandbox({ secret: 'a secret of the bench', mood: 'calm', monitors });
  breakMonitors(sandbox);
  const counter = { requests: 0, isRecorded: false };
  const responses = new Map<string, { body: string; headers: Headers }>();
  const client = new ProdManager({
    url: 'http://sandbox.test',
    token: await sandbox.createToken(),
    maxRetries: 0,
    fetch: async (url, init) => {
      counter.requests += 1;
      const known = counter.isRecorded ? responses.get(url) : undefined;
      if (known) return new Response(known.body, known);
      const response = await sandbox.fetch(new Request(url, init));
      if (counter.isRecorded) {
        const copy = response.clone();
        responses.set(url, { body: await copy.text(), headers: copy.headers });
      }
      return response;
    },
  });
  return { sandbox, client, counter };
}

/** Reads every list of a board completely. */
async function readEverything(client: ProdManager): Promise<void> {
  const lists = [
    client.scope.list(),
    client.service.list(),
    client.monitor.list(),
    client.incident.list({ status: ['active', 'investigating', 'stable'] }),
    client.maintenance.list({ status: ['scheduled', 'in-progress'] }),
    client.announcement.list(),
  ];
  for (const list of lists) await list.toArray();
}

async function measure(monitors: number) {
  const { sandbox, client, counter } = await openSource(monitors);
  const nowMs = Date.now();
  const poller = new Poller({
    client,
    sourceId: 'bench',
    timeZone: 'UTC',
    intervalSeconds: 15,
    // The clock stops, so no sweep is due.
    clock: { now: () => nowMs, elapsed: () => 0 },
    random: () => 0.5,
    log: pino({ level: 'silent' }),
    onState: () => undefined,
  });
  const costOf = async (action: () => Promise<void>): Promise<number> => {
    const before = counter.requests;
    await action();
    return counter.requests - before;
  };
  const sweep = await costOf(() => readEverything(client));
  const start = await costOf(() => poller.refresh());
  const tick = await costOf(() => poller.refresh());

  const healthy = [...sandbox.store.monitor.values()].find(({ status }) => status === 'ok');
  if (!healthy) throw new Error('the seed data has no healthy monitor');
  sandbox.store.monitor.replace({ ...healthy, status: 'alert' });
  const change = await costOf(() => poller.refresh());
  sandbox.store.monitor.insert((id) => ({ ...healthy, id }));
  const creation = await costOf(() => poller.refresh());

  counter.isRecorded = true;
  await poller.refresh();
  const cpu = process.cpuUsage();
  for (let round = 0; round < CPU_ROUNDS; round += 1) await poller.refresh();
  const { user, system } = process.cpuUsage(cpu);
  const cpuMs = (user + system) / 1_000 / CPU_ROUNDS;
  return { sweep, start, tick, change, creation, cpuMs };
}

console.log('Requests per refresh, 2 % of the monitors not ok, and CPU per refresh');
console.log('monitors  full sweep  our tick  ratio  on a change  on a creation  our start  CPU of a tick');
for (const size of SIZES) {
  const { sweep, start, tick, change, creation, cpuMs } = await measure(size);
  const cells = [
    size.toLocaleString('en').padStart(8),
    String(sweep).padStart(10),
    String(tick).padStart(8),
    `1:${(sweep / tick).toFixed(1)}`.padStart(6),
    String(change).padStart(11),
    String(creation).padStart(13),
    String(start).padStart(9),
    `${cpuMs.toFixed(1)} ms`.padStart(13),
  ];
  console.log(cells.join('  '));
}

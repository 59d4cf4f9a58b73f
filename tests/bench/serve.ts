import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request as ask, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import autocannon from 'autocannon';

import { startBoard } from '../support/board-process';
import { parseExposition } from '../support/exposition';
import { startSandbox } from '../support/sandbox-server';
import { MEMBERS_ENV, signInAs } from '../support/members';
import type { BareResponse, BareMessage } from './bare-server';

// The cost of serving compared with node:http sending the same bytes: medians of alternating runs. Where the client is the
// bottleneck, compare CPU time instead of requests per second.

const SIZES = (process.env['SERVE_MONITORS'] ?? '100,500,5000').split(',').map(Number);
const ROUNDS = 5;
const SECONDS = 1;
const CONNECTIONS = 50;
const CROWD = 2_000;
const PACKED = { 'accept-encoding': 'gzip, deflate, br, zstd' };

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function fetchRaw(
  url: string,
  headers: Record<string, string>,
): Promise<BareResponse & { etag: string }> {
  const sent = ask(url, { headers, agent: false }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const body = await buffer(response);
  const own = new Set(['date', 'connection', 'keep-alive']);
  const fields = response.rawHeaders.flatMap((name, at, all) =>
    at % 2 === 0 && !own.has(name.toLowerCase()) ? [name, all[at + 1] ?? ''] : [],
  );
  const { statusCode: status = 0, headers: parsed } = response;
  return { status, headers: fields, bodyBase64: body.toString('base64'), etag: parsed.etag ?? '' };
}

async function sendToBare(bare: ChildProcess, message: BareResponse | 'cpu'): Promise<BareMessage> {
  const reply = once(bare, 'message');
  bare.send(message);
  return ((await reply) as [BareMessage])[0];
}

async function readMetric(url: string, name: string, headers: Record<string, string> = {}): Promise<number> {
  const samples = parseExposition(await (await fetch(`${url}/api/metrics`, { headers })).text());
  return samples.find((sample) => sample.name === name)?.value ?? NaN;
}

/** Requests per second and CPU per request of a server that must answer all with one status. */
async function measure(
  url: string,
  headers: Record<string, string>,
  status: number,
  cpuSeconds: () => Promise<number>,
): Promise<{ perSecond: number; cpuUs: number }> {
  const before = await cpuSeconds();
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS });
  const cpu = (await cpuSeconds()) - before;
  const good = status === 304 ? result['3xx'] : result['2xx'];
  const all = result.requests.total;
  // A few new versions among many 304s are normal; more would invalidate the measurement.
  if (result.errors > 0 || good < all * 0.99) throw new Error(`${all - good} of ${all} were not ${status}`);
  return { perSecond: all / result.duration, cpuUs: (cpu / all) * 1e6 };
}

async function compare(
  name: string,
  url: string,
  path: string,
  { cookie, isCached = false }: { readonly cookie?: string; readonly isCached?: boolean } = {},
): Promise<void> {
  const requested = cookie === undefined ? PACKED : { ...PACKED, cookie };
  const full = await fetchRaw(url + path, requested);
  const headers = isCached ? { ...requested, 'if-none-match': full.etag } : requested;
  const response = await fetchRaw(url + path, headers);
  const message = await sendToBare(bare, response);
  const bareUrl = `http://127.0.0.1:${'port' in message ? message.port : 0}/`;
  const bareCpu = async () => {
    const message = await sendToBare(bare, 'cpu');
    return 'cpuSeconds' in message ? message.cpuSeconds : NaN;
  };
  const boardCpu = () => readMetric(url, 'process_cpu_seconds_total', requested);
  const runs = [];
  // An additional round to warm up both servers.
  for (let round = 0; round <= ROUNDS; round += 1) {
    runs.push({
      theirs: await measure(bareUrl, headers, response.status, bareCpu),
      ours: await measure(url + path, headers, response.status, boardCpu),
    });
  }
  runs.shift();
  const ours = medianOf(runs.map((run) => run.ours.perSecond));
  const theirs = medianOf(runs.map((run) => run.theirs.perSecond));
  const oursUs = medianOf(runs.map((run) => run.ours.cpuUs));
  const theirsUs = medianOf(runs.map((run) => run.theirs.cpuUs));
  const cells = [
    name.padEnd(22),
    Buffer.from(response.bodyBase64, 'base64').length.toFixed(0).padStart(7),
    ours.toFixed(0).padStart(7),
    theirs.toFixed(0).padStart(7),
    (ours / theirs).toFixed(2).padStart(5),
    oursUs.toFixed(1).padStart(8),
    theirsUs.toFixed(1).padStart(8),
    (theirsUs / oursUs).toFixed(2).padStart(5),
  ];
  console.log(cells.join('  '));
}

const bare = fork(fileURLToPath(new URL('./bare-server.ts', import.meta.url)));
await once(bare, 'message');
const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
console.log(`Requests per second, ${CONNECTIONS} connections, and CPU microseconds per request`);
console.log('answer                    bytes    board     bare  ratio  board us   bare us  ratio');
for (const monitors of SIZES) {
  console.log(`${monitors.toLocaleString('en')} monitors`);
  const source = await startSandbox({ mood: 'calm', monitors });
  const env = { PRODMANAGER_URL: source.url, PRODMANAGER_TOKEN: source.token, DATA_DIR: dataDir };
  const board = await startBoard(env);
  await compare('  /', board.url, '/');
  await compare('  /wall', board.url, '/wall');
  await compare('  /api/snapshot 200', board.url, '/api/snapshot');
  await compare('  /api/snapshot 304', board.url, '/api/snapshot', { isCached: true });
  await compare('  /api/monitor', board.url, '/api/monitor');

  const versions = () => readMetric(board.url, 'prodmanager_dashboard_snapshot_versions_total');
  const memory = async () => (await readMetric(board.url, 'process_resident_memory_bytes')) / 1e6;
  const [before, memoryBefore] = [await versions(), await memory()];
  const [row] = source.sandbox.store.monitor.values();
  if (row) source.sandbox.store.monitor.replace({ ...row, status: row.status === 'ok' ? 'alert' : 'ok' });
  // Health and metrics are not cached, so nothing is rendered before the crowd arrives.
  while ((await versions()) === before) await new Promise((resolve) => setTimeout(resolve, 20));
  const crowd = await autocannon({ url: board.url, headers: PACKED, connections: CROWD, amount: CROWD });
  // One request for both: it resets their maximum.
  const late = parseExposition(await (await fetch(`${board.url}/api/metrics`)).text());
  const lateMs = (name: string) => (late.find((line) => line.name === name)?.value ?? NaN) * 1_000;
  const edgeMs = lateMs('prodmanager_dashboard_front_eventloop_lag_max_seconds');
  const workerMs = lateMs('nodejs_eventloop_lag_max_seconds');
  console.log(
    `  ${CROWD} at a change: ${crowd['2xx']} answered, slowest ${crowd.latency.max} ms, edge late by ${edgeMs.toFixed(0)} ms at most, worker by ${workerMs.toFixed(0)} ms, ` +
      `memory ${memoryBefore.toFixed(0)} to ${(await memory()).toFixed(0)} MB`,
  );
  await board.stop();

  const closedEnv = { ...MEMBERS_ENV, ...env, BOARD_ACCESS: 'private', BOARD_URL: 'http://localhost:3000' };
  const closed = await startBoard(closedEnv);
  await compare('  / signed in, private', closed.url, '/', { cookie: await signInAs('team', closedEnv) });
  await closed.stop();
  await source.kill();
}
await rm(dataDir, { recursive: true, force: true });
bare.kill();

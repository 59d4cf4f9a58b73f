import 'server-only';

import type { Server } from 'node:http';
import { join } from 'node:path';

import { BASE_PATH } from '@/lib/site/base-path';

import { forgetForwardedFor } from './http/client-address';
import { systemClock } from './util/clock';
import { loadConfig } from './config/config';
import { ConfigurationError } from './util/configuration-error';
import { createBoardServer, drainServer } from './http/configure-server';
import { createEdge } from './edge/edge';
import { isCompilerPath, isOpenPath } from './edge/open-paths';
import { toEdgeBoard } from './edge/edge-board';
import { connectWorker, DEV_SILENCE_LIMIT_MS } from './edge/worker-client';
import { describeAddress, listen } from './http/listen';
import { passUpgrade } from './edge/pass-upgrade';
import { logConsole } from './util/log-console';
import { getLogger } from './util/logger';
import { EdgeMetrics } from './metrics/edge-metrics';
import { toRouteLabel } from './edge/route-label';
import { observeRequest } from './edge/observe-request';
import { ViewerReader } from './auth/viewer-reader';
import { AccessTable } from './screens/access-table';
import { readSession } from './auth/session/read-session';
import { canSignIn } from './config/sign-in-config';
import { openWorker, type BoardWorker } from './worker/open-worker';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** How long after a signal requests under way may take to end, then the renderer, and how long everything may. */
const DRAIN_LIMIT_MS = 4_000;
const RENDERER_LIMIT_MS = 4_500;
const SHUTDOWN_LIMIT_MS = 9_000;

/** Ends the start with a sentence for the operator for each thing that is wrong. */
function refuse(error: unknown): never {
  const problems =
    error instanceof ConfigurationError
      ? error.problems
      : [`the board cannot start: ${error instanceof Error ? error.message : String(error)}`];
  process.stderr.write(`${problems.map((problem) => `prodmanager-dashboard: ${problem}`).join('\n')}\n`);
  process.exit(1);
}

/** Ends the process well at a signal, and badly where the renderer ends before one: whoever supervises it starts another. */
function watchEnds(server: Server, renderer: BoardWorker, isDev: boolean): void {
  let isEnding = false;
  const end = async (): Promise<void> => {
    isEnding = true;
    setTimeout(() => process.exit(1), SHUTDOWN_LIMIT_MS).unref();
    // A connection that never asked for anything counts as busy.
    setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS).unref();
    // A page under development keeps a connection for as long as it is open, and what it shows is kept nowhere.
    if (isDev) process.exit(0);
    await drainServer(server);
    const { code } = await renderer.end(RENDERER_LIMIT_MS);
    if (code !== 0) getLogger().error({ code }, 'the renderer did not hand over before its end');
    process.exit(code);
  };
  for (const signal of SIGNALS) process.once(signal, () => void end());
  void renderer.ended.then(({ code, error }) => {
    if (isEnding) return;
    getLogger().fatal({ err: error, code }, 'the renderer ended, and the board with it');
    process.exit(1);
  });
}

/**
 * Serves the board on `HOST` and `PORT` until a signal ends it. Started by `npm start`, and with `--dev` by `npm run dev`: pages are then
 * compiled as they are asked for, and nothing is kept. With `--demo` a board that is not configured shows demo data.
 *
 * The front has this thread, and what it stands before another: Next makes each request and timer of its thread dearer, and whatever
 * renders there holds up nobody who is answered from bytes.
 */
async function start(): Promise<void> {
  const dir = process.cwd();
  const isDev = process.argv.includes('--dev');
  const { config, advice } = loadConfig(dir, process.argv.includes('--demo'));
  const log = getLogger();
  logConsole(log);
  for (const sentence of advice) log.warn(sentence);
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'the board broke');
    process.exit(1);
  });

  // Until something is served there is nothing to finish; the first process of a container ends by no signal that it does not handle.
  const endAtOnce = (): never => process.exit(0);
  for (const signal of SIGNALS) process.once(signal, endAtOnce);

  const metrics = new EdgeMetrics({ cacheStats: () => front.cacheStats(), toRouteLabel });
  const grants = new AccessTable();
  const renderer = await openWorker({
    script: new URL('./worker.js', import.meta.url),
    dir,
    config,
    isDev,
    readMetrics: () => metrics.render(),
    onAccess: (entries) => grants.replace(entries),
  });
  const front = await createEdge({
    basePath: BASE_PATH,
    worker: connectWorker(renderer.address, isDev ? DEV_SILENCE_LIMIT_MS : undefined),
    board: toEdgeBoard(() => renderer.reading(), systemClock, renderer.build.build),
    clock: systemClock,
    log,
    isOpenPath: isDev ? (path) => isOpenPath(path) || isCompilerPath(path) : isOpenPath,
    observer: {
      begins: (request, response) => observeRequest(request, response, metrics, systemClock),
      answered: (served) => metrics.observeHttp(served),
    },
    staticDirs: [
      // What is under development is served by whoever compiles it.
      ...(isDev ? [] : [{ dir: join(dir, '.next/static'), prefix: '/_next/static/', isImmutable: true }]),
      { dir: join(dir, 'public'), prefix: '/', isImmutable: false },
    ],
    isCaching: !isDev,
    viewers: new ViewerReader({
      config,
      clock: systemClock,
      readSession,
      findGrant: (secret) => grants.find(secret, systemClock.now()),
      areGrantsKnown: () => grants.isLoaded,
    }),
    knowsViewers: canSignIn(config),
    onGrantUsed: (grantId, report) => renderer.noteUsed(grantId, report),
    trustsProxy: config.TRUST_PROXY === 'on' && config.BOARD_URL === undefined,
    frameAncestors: config.FRAME_ANCESTORS,
    isHttps: config.BOARD_URL?.startsWith('https:') === true,
  });
  const server = createBoardServer();
  if (config.TRUST_PROXY === 'off') server.on('request', forgetForwardedFor);
  server.on('request', front.listener);
  if (isDev) server.on('upgrade', passUpgrade(renderer.address));
  for (const signal of SIGNALS) process.off(signal, endAtOnce);
  watchEnds(server, renderer, isDev);
  const address = await listen(server, config);
  const source = config.DEMO === 'on' ? ' with demo data: set PRODMANAGER_URL to show your own' : '';
  process.stdout.write(`prodmanager-dashboard is on ${describeAddress(address, BASE_PATH)}${source}\n`);
}

start().catch(refuse);

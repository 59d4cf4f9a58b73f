import 'server-only';

import type { Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { BASE_PATH } from '@/lib/site/base-path';

import { removeForwardedFor } from './http/client-address';
import { systemClock } from './util/clock';
import { loadConfig } from './config/config';
import { ConfigurationError } from './util/configuration-error';
import { createBoardServer, drainServer, LIMITS, stopKeepAlive } from './http/configure-server';
import { createBodyLimit } from './edge/body-limit';
import { createEdge } from './edge/edge';
import { isCompilerPath, isServedPath, toRouteLabel } from './edge/paths';
import { toEdgeBoard } from './edge/edge-board';
import { connectWorker, DEV_TIMEOUT_MS } from './edge/worker-client';
import { describeAddress, listen } from './http/listen';
import { passUpgrade } from './edge/pass-upgrade';
import { logConsole } from './util/log-console';
import { getLogger } from './util/logger';
import { EdgeMetrics } from './metrics/edge-metrics';
import { toCookieName } from './auth/credentials';
import { ViewerReader } from './auth/viewer-reader';
import { AccessTable } from './screens/access-table';
import { readSession } from './auth/session/read-session';
import { canSignIn } from './config/sign-in-config';
import { openWorker, type BoardWorker } from './worker/open-worker';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Time limits after a signal: for pending requests, for the worker after them, and for the whole shutdown. */
const DRAIN_LIMIT_MS = 4_000;
const WORKER_LIMIT_MS = 4_500;
const SHUTDOWN_LIMIT_MS = 9_000;

/** Prints one line for each problem and exits with 1. */
function exitWithProblems(error: unknown): never {
  const problems =
    error instanceof ConfigurationError
      ? error.problems
      : [`the board cannot start: ${error instanceof Error ? error.message : String(error)}`];
  process.stderr.write(`${problems.map((problem) => `prodmanager-dashboard: ${problem}`).join('\n')}\n`);
  process.exit(1);
}

/**
 * Exits 0 on SIGTERM and SIGINT, 1 if the worker dies, so that a supervisor restarts the process.
 *
 * @param delayMs How long the board still serves after the signal, while it is not ready. A second signal ends this time.
 */
function exitOnSignalsAndFailure(
  server: Server,
  worker: BoardWorker,
  { isDev, delayMs }: { readonly isDev: boolean; readonly delayMs: number },
): void {
  let isEnding = false;
  const delay = new AbortController();
  const end = async (): Promise<void> => {
    isEnding = true;
    for (const signal of SIGNALS) process.off(signal, onSignal);
    setTimeout(() => process.exit(1), SHUTDOWN_LIMIT_MS).unref();
    // A connection without any request does not count as idle.
    setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS).unref();
    await drainServer(server);
    const { code } = await worker.end(WORKER_LIMIT_MS);
    if (code !== 0) getLogger().error({ code }, 'the worker did not shut down cleanly');
    process.exit(code);
  };
  const leave = async (): Promise<void> => {
    // In development, open pages keep their connections, and there is no state to save.
    if (isDev) process.exit(0);
    worker.leave();
    stopKeepAlive(server);
    if (delayMs > 0) {
      getLogger().info(
        { delaySeconds: delayMs / 1_000 },
        'the board is not ready any more, and stops after a delay',
      );
      // Rejects when it is aborted.
      await sleep(delayMs, undefined, { signal: delay.signal }).catch(() => undefined);
    }
    await end();
  };
  let isLeaving = false;
  const onSignal = (): void => {
    if (isLeaving) return delay.abort();
    isLeaving = true;
    void leave();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  void worker.ended.then(({ code, error }) => {
    if (isEnding) return;
    getLogger().fatal({ err: error, code }, 'the worker ended unexpectedly, exiting');
    process.exit(1);
  });
}

/**
 * Serves the board on `HOST` and `PORT` until a signal. `npm run dev` passes `--dev`: pages are compiled when they are requested, and
 * nothing is cached. With `--demo`, a board without configuration shows demo data.
 *
 * The edge runs in this thread and the worker in another: Next slows down every request and timer of its thread, and a slow rendering must
 * not delay cached responses.
 */
async function start(): Promise<void> {
  const dir = process.cwd();
  const isDev = process.argv.includes('--dev');
  const { config, advice } = loadConfig(dir, process.argv.includes('--demo'));
  const log = getLogger();
  logConsole(log);
  for (const sentence of advice) log.warn(sentence);
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught error, exiting');
    process.exit(1);
  });

  // As the first process of a container, Node ends on a signal only if it has a handler.
  const exit = (): never => process.exit(0);
  for (const signal of SIGNALS) process.once(signal, exit);

  const metrics = new EdgeMetrics({ cacheStats: () => edge.cacheStats(), toRouteLabel });
  const grants = new AccessTable();
  const worker = await openWorker({
    script: new URL('./worker.js', import.meta.url),
    dir,
    config,
    isDev,
    readMetrics: () => metrics.render(),
    onAccess: (entries) => grants.replace(entries),
  });
  const edge = await createEdge({
    basePath: BASE_PATH,
    worker: connectWorker(worker.address, isDev ? DEV_TIMEOUT_MS : undefined),
    board: toEdgeBoard(() => worker.reading(), systemClock, worker.build.build),
    clock: systemClock,
    log,
    isServedPath: isDev ? (path) => isServedPath(path) || isCompilerPath(path) : isServedPath,
    observe: (request) => metrics.observeRequest(request),
    staticDirs: [
      // In development, the compiler serves these files.
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
    toGuestCookie: (token) => `${toCookieName('guest', config.BOARD_URL)}=${token}`,
    variesByViewer: canSignIn(config),
    onGrantUsed: (grantId, report) => worker.noteUsed(grantId, report),
    trustsProxy: config.TRUST_PROXY === 'on' && config.BOARD_URL === undefined,
    frameAncestors: config.FRAME_ANCESTORS,
    ...(config.EMBED_ORIGINS !== undefined && { embedOrigins: config.EMBED_ORIGINS }),
    isHttps: config.BOARD_URL?.startsWith('https:') === true,
    maxBodyBytes: createBodyLimit(config),
  });
  const server = createBoardServer(isDev ? { ...LIMITS, silenceMs: DEV_TIMEOUT_MS } : LIMITS);
  if (config.TRUST_PROXY === 'off') server.on('request', removeForwardedFor);
  server.on('request', edge.listener);
  if (isDev) server.on('upgrade', passUpgrade(worker.address));
  for (const signal of SIGNALS) process.off(signal, exit);
  exitOnSignalsAndFailure(server, worker, { isDev, delayMs: config.SHUTDOWN_DELAY_SECONDS * 1_000 });
  const address = await listen(server, config);
  const source = config.DEMO === 'on' ? ' with demo data: set PRODMANAGER_URL to show your own' : '';
  process.stdout.write(`prodmanager-dashboard is on ${describeAddress(address, BASE_PATH)}${source}\n`);
}

start().catch(exitWithProblems);

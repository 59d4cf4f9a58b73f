import 'server-only';

import type { Server } from 'node:http';
import { join } from 'node:path';

import nextEnv from '@next/env';

import { BASE_PATH } from '@/lib/status/base-path';

import { forgetForwardedFor } from './client-address';
import { systemClock } from './clock';
import { getConfig, type Config } from './config';
import { ConfigurationError } from './configuration-error';
import { createBoardServer, drainServer, LISTEN_BACKLOG } from './front/configure-server';
import { createFront } from './front/front';
import { isOpenPath } from './front/open-paths';
import { toFrontBoard } from './front/front-board';
import { connectInner } from './front/inner-client';
import { openInnerSocket } from './front/inner-socket';
import { logConsole } from './log-console';
import { getLogger } from './logger';
import { FrontMetrics } from './metrics/front-metrics';
import { observeRequest } from './metrics/observe-request';
import { ViewerReader } from './access/viewer-reader';
import { AccessTable } from './screens/access-table';
import { readSession } from './sign-in/read-session';
import { canSignIn } from './sign-in/sign-in-config';
import { openRenderer, type Renderer } from './renderer/open-renderer';

/** How long after a signal requests under way may take to end, then the renderer, and how long everything may. */
const DRAIN_LIMIT_MS = 4_000;
const RENDERER_LIMIT_MS = 4_500;
const SHUTDOWN_LIMIT_MS = 9_000;

/** Ends the start with one sentence for the operator. */
function refuse(problems: readonly string[]): never {
  process.stderr.write(`${problems.map((problem) => `prodmanager-dashboard: ${problem}`).join('\n')}\n`);
  process.exit(1);
}

/** Ends the start where the configuration is wrong. */
function refuseIfWrong(error: unknown): never {
  if (error instanceof ConfigurationError) refuse(error.problems);
  throw error;
}

function readConfig(): Config {
  try {
    return getConfig();
  } catch (error) {
    return refuseIfWrong(error);
  }
}

/** Listens, and says where. */
function listen(server: Server, { PORT: port, HOSTNAME: hostname, PRODMANAGER_URL: url }: Config): void {
  server.on('error', (error: NodeJS.ErrnoException) => {
    const reason =
      error.code === 'EADDRINUSE' ? 'is in use' : `cannot be listened on (${error.code ?? error.name})`;
    refuse([`PORT ${reason}: set another.`]);
  });
  server.listen({ port, host: hostname, backlog: LISTEN_BACKLOG }, () => {
    const address = server.address();
    const listening = typeof address === 'object' && address !== null ? address.port : port;
    const source = url ? '' : ' with demo data: set PRODMANAGER_URL to show your own';
    process.stdout.write(`prodmanager-dashboard is on http://localhost:${listening}${BASE_PATH}${source}\n`);
  });
}

/** Ends the process well at a signal, and badly where the renderer ends before one: whoever supervises it starts another. */
function watchEnds(server: Server, renderer: Renderer): void {
  let isEnding = false;
  const end = async (): Promise<void> => {
    isEnding = true;
    setTimeout(() => process.exit(1), SHUTDOWN_LIMIT_MS).unref();
    // A connection that never asked for anything counts as busy.
    setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS).unref();
    await drainServer(server);
    const { code } = await renderer.end(RENDERER_LIMIT_MS);
    if (code !== 0) getLogger().error({ code }, 'the renderer did not hand over before its end');
    process.exit(code);
  };
  process.once('SIGTERM', () => void end());
  process.once('SIGINT', () => void end());
  void renderer.ended.then(({ code, error }) => {
    if (isEnding) return;
    getLogger().fatal({ err: error, code }, 'the renderer ended, and the board with it');
    process.exit(1);
  });
}

/**
 * Serves the built board on `HOSTNAME` and `PORT` until it is told to end. Started by `npm start`.
 *
 * The front has this thread, and what it stands before another: Next makes each request and timer of its thread dearer, and whatever
 * renders there holds up nobody who is answered from bytes.
 */
async function start(): Promise<void> {
  const dir = process.cwd();
  nextEnv.loadEnvConfig(dir, false, {
    info: () => undefined,
    error: (message) => process.stderr.write(`${message}\n`),
  });
  const config = readConfig();
  const log = getLogger();
  logConsole(log);
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'the board broke');
    process.exit(1);
  });
  const socket = openInnerSocket();
  process.once('exit', () => socket.remove());

  const metrics = new FrontMetrics(() => front.figures());
  const grants = new AccessTable();
  const renderer = await openRenderer({
    script: new URL('./renderer.js', import.meta.url),
    dir,
    hostname: config.HOSTNAME,
    port: config.PORT,
    socketPath: socket.path,
    readMetrics: () => metrics.render(),
    onAccess: (entries) => grants.replace(entries),
  }).catch(refuseIfWrong);
  const front = await createFront({
    basePath: BASE_PATH,
    inner: connectInner(socket.path),
    board: toFrontBoard(() => renderer.reading(), systemClock, renderer.build.build),
    clock: systemClock,
    log,
    isOpenPath,
    observer: {
      begins: (request, response) => observeRequest(request, response, metrics, systemClock),
      answered: (served) => metrics.observeHttp(served),
    },
    staticDirs: [
      { dir: join(dir, '.next/static'), prefix: '/_next/static/', isImmutable: true },
      { dir: join(dir, 'public'), prefix: '/', isImmutable: false },
    ],
    viewers: new ViewerReader({
      config,
      clock: systemClock,
      readSession,
      findGrant: (secret) => grants.find(secret, systemClock.now()),
      areGrantsKnown: () => grants.isKnown,
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
  watchEnds(server, renderer);
  listen(server, config);
}

void start();

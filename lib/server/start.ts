import 'server-only';

import { createServer } from 'node:http';
import { join } from 'node:path';

import nextEnv from '@next/env';
import next from 'next';

import { forgetForwardedFor } from './client-address';
import { systemClock } from './clock';
import { getConfig } from './config';
import { ConfigurationError } from './configuration-error';
import { configureServer, drainServer } from './front/configure-server';
import { createFront } from './front/front';
import { toFrontBoard } from './front/front-board';
import { getLogger } from './logger';
import { observeRequest } from './metrics/observe-request';
import { getRuntime, stopRuntime } from './runtime';

/** How long requests under way may take to end after a signal, and how long everything may. */
const DRAIN_LIMIT_MS = 4_000;
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

function readConfig() {
  try {
    return getConfig();
  } catch (error) {
    return refuseIfWrong(error);
  }
}

// Here and not in instrumentation.ts, which finds it started: Next would bury the sentence in a stack.
const openRuntime = () => getRuntime().catch(refuseIfWrong);

/** Serves the built board on `HOSTNAME` and `PORT` until it is told to end. Started by `npm start`. */
async function start(): Promise<void> {
  const dir = process.cwd();
  nextEnv.loadEnvConfig(dir, false, {
    info: () => undefined,
    error: (message) => process.stderr.write(`${message}\n`),
  });
  const config = readConfig();
  const { PORT: port, HOSTNAME: hostname, PRODMANAGER_URL: url, FRAME_ANCESTORS: frameAncestors } = config;

  const { metrics, store, build } = await openRuntime();
  const server = createServer();
  configureServer(server);
  if (config.TRUST_PROXY === 'off') server.on('request', forgetForwardedFor);
  const app = next({ dev: false, dir, hostname, port, httpServer: server });
  await app.prepare();
  const front = await createFront({
    handler: app.getRequestHandler(),
    board: toFrontBoard(store, systemClock, build.build),
    clock: systemClock,
    log: getLogger(),
    observer: {
      begins: (request, response) => observeRequest(request, response, metrics, systemClock),
      answered: (served) => metrics.observeHttp(served),
    },
    staticDirs: [
      { dir: join(dir, '.next/static'), prefix: '/_next/static/', isImmutable: true },
      { dir: join(dir, 'public'), prefix: '/', isImmutable: false },
    ],
    isPublic: true,
    trustsProxy: config.TRUST_PROXY === 'on' && config.BOARD_URL === undefined,
    frameAncestors,
  });
  metrics.watchFront(() => front.figures());
  server.on('request', front.listener);

  server.on('error', (error: NodeJS.ErrnoException) => {
    const reason =
      error.code === 'EADDRINUSE' ? 'is in use' : `cannot be listened on (${error.code ?? error.name})`;
    refuse([`PORT ${reason}: set another.`]);
  });
  server.listen(port, hostname, () => {
    const address = server.address();
    const listening = typeof address === 'object' && address !== null ? address.port : port;
    const source = url ? '' : ' with demo data: set PRODMANAGER_URL to show your own';
    process.stdout.write(`prodmanager-dashboard is on http://localhost:${listening}${source}\n`);
  });

  const end = async (): Promise<void> => {
    setTimeout(() => process.exit(1), SHUTDOWN_LIMIT_MS).unref();
    // A connection that never asked for anything counts as busy.
    setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS).unref();
    await drainServer(server);
    await Promise.all([front.close(), stopRuntime()]);
    process.exit(0);
  };
  process.once('SIGTERM', () => void end());
  process.once('SIGINT', () => void end());
}

void start();

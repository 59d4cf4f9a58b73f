import 'server-only';

import { createServer } from 'node:http';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

import next from 'next';

import { parseScreenReport } from '@/lib/screens/screen-report';

import { setConfig } from './config/config';
import { ConfigurationError } from './util/configuration-error';
import { serveWorker } from './worker/worker-server';
import { logConsole } from './util/log-console';
import { getLogger } from './util/logger';
import { getRuntime, stopRuntime } from './runtime';
import { publishOn } from './worker/board-channel';
import { startHeartbeat } from './worker/heartbeat';
import type { EdgeMessage, WorkerStartData, WorkerMessage } from './worker/messages';

/** The worker thread: runs Next and the poller until the edge sends `end`. */
async function startWorker(edge: MessagePort): Promise<void> {
  const { dir, config, isDev, board, heartbeat } = workerData as WorkerStartData;
  startHeartbeat(heartbeat);
  setConfig(config);
  const send = (message: WorkerMessage): void => edge.postMessage(message);
  logConsole(getLogger());
  const runtime = await getRuntime();
  const { store, metrics, build, screens } = runtime;
  store.watch(publishOn(board));

  const metricsRequests: ((text: string) => void)[] = [];
  metrics.addEdgeMetrics(() => {
    send({ kind: 'metrics' });
    return new Promise((resolve) => metricsRequests.push(resolve));
  });
  // `next dev` takes WebSocket upgrades from this server.
  const upgrades = createServer();
  const app = next({ dev: isDev, dir, hostname: config.HOST, port: config.PORT, httpServer: upgrades });
  await app.prepare();
  const server = await serveWorker(app.getRequestHandler(), (...upgrade) =>
    upgrades.emit('upgrade', ...upgrade),
  );

  const end = async (): Promise<void> => {
    await Promise.all([server.close(), stopRuntime()]);
    process.exit(0);
  };
  edge.on('message', (message: EdgeMessage) => {
    if (message.kind === 'metrics') metricsRequests.shift()?.(message.text);
    else if (message.kind === 'used')
      screens.register.recordSeen(message.grantId, parseScreenReport(message.report));
    else if (message.kind === 'leave') runtime.leave();
    else end().catch(fail);
  });
  send({ kind: 'ready', build, address: server.address });
  screens.register.watch((entries) => send({ kind: 'access', entries }));
}

/** Exits explicitly, because Next logs uncaught errors and continues. */
function fail(error: unknown): never {
  getLogger().fatal({ err: error }, 'the worker failed to shut down');
  process.exit(1);
}

if (!parentPort) throw new Error('This script runs only as a worker thread of the server.');
const edge = parentPort;
startWorker(edge).catch((error: unknown) => {
  const problems =
    error instanceof ConfigurationError
      ? error.problems
      : [`the board cannot start: ${error instanceof Error ? error.message : String(error)}`];
  edge.postMessage({ kind: 'invalid-config', problems } satisfies WorkerMessage);
});

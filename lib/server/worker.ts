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

/** Renders for the front of this process, in a thread of its own, until it is told to end. */
async function startWorker(front: MessagePort): Promise<void> {
  const { dir, config, isDev, board, heart } = workerData as WorkerStartData;
  startHeartbeat(heart);
  setConfig(config);
  const tell = (message: WorkerMessage): void => front.postMessage(message);
  logConsole(getLogger());
  const { store, metrics, build, screens } = await getRuntime();
  store.watch(publishOn(board));

  const asking: ((text: string) => void)[] = [];
  metrics.watchEdge(() => {
    tell({ kind: 'metrics' });
    return new Promise((resolve) => asking.push(resolve));
  });
  // Under development Next listens here for connections that a page upgrades, to be sent what changes.
  const upgrades = createServer();
  const app = next({ dev: isDev, dir, hostname: config.HOST, port: config.PORT, httpServer: upgrades });
  await app.prepare();
  const inner = await serveWorker(app.getRequestHandler(), (...given) => upgrades.emit('upgrade', ...given));

  const end = async (): Promise<void> => {
    await Promise.all([inner.close(), stopRuntime()]);
    process.exit(0);
  };
  front.on('message', (message: EdgeMessage) => {
    if (message.kind === 'metrics') asking.shift()?.(message.text);
    else if (message.kind === 'used')
      screens.register.recordSeen(message.grantId, parseScreenReport(message.report));
    else end().catch(fail);
  });
  tell({ kind: 'ready', build, address: inner.address });
  screens.register.watch((entries) => tell({ kind: 'access', entries }));
}

/** Ends the thread: Next would log what nobody caught, and go on. */
function fail(error: unknown): never {
  getLogger().fatal({ err: error }, 'the renderer cannot go on');
  process.exit(1);
}

if (!parentPort) throw new Error('This is started by the server, in a thread of its own.');
const front = parentPort;
startWorker(front).catch((error: unknown) => {
  const problems =
    error instanceof ConfigurationError
      ? error.problems
      : [`the board cannot start: ${error instanceof Error ? error.message : String(error)}`];
  front.postMessage({ kind: 'refused', problems } satisfies WorkerMessage);
});

import 'server-only';

import { createServer } from 'node:http';

import nextEnv from '@next/env';
import next from 'next';

import { getConfig } from './config';
import { ConfigurationError } from './configuration-error';
import { stopRuntime } from './runtime';

const SHUTDOWN_LIMIT_MS = 8_000;

/** Ends the start with one sentence for the operator. */
function refuse(problems: readonly string[]): never {
  process.stderr.write(`${problems.map((problem) => `prodmanager-dashboard: ${problem}`).join('\n')}\n`);
  process.exit(1);
}

function readConfig() {
  try {
    return getConfig();
  } catch (error) {
    if (error instanceof ConfigurationError) refuse(error.problems);
    throw error;
  }
}

/** Serves the built board on `HOSTNAME` and `PORT` until it is told to end. Started by `npm start`. */
async function start(): Promise<void> {
  const dir = process.cwd();
  nextEnv.loadEnvConfig(dir, false, {
    info: () => undefined,
    error: (message) => process.stderr.write(`${message}\n`),
  });
  const { PORT: port, HOSTNAME: hostname, PRODMANAGER_URL: url } = readConfig();

  const server = createServer((request, response) => void handle(request, response));
  const app = next({ dev: false, dir, hostname, port, httpServer: server });
  const handle = app.getRequestHandler();
  await app.prepare();

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

  const end = (): void => {
    setTimeout(() => process.exit(1), SHUTDOWN_LIMIT_MS).unref();
    server.close(() => void stopRuntime().then(() => process.exit(0)));
    server.closeIdleConnections();
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

void start();

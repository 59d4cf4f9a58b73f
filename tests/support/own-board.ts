import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

import type { SandboxOptions } from '@/lib/sandbox/sandbox';
import { AGES_HEADER, parseAges } from '@/lib/status/freshness/snapshot-headers';
import type { Snapshot } from '@/lib/status/model/types';

import { startBoard, type BoardProcess } from './board-process';
import { startSandbox, type SandboxServer } from './sandbox-server';

/** A sandbox that stops when the test has finished. */
export async function startOwnSource(options: Partial<SandboxOptions> = {}): Promise<SandboxServer> {
  const source = await startSandbox(options);
  onTestFinished(() => source.kill().catch(() => undefined));
  return source;
}

/** A board that reads a source every second. */
export function startBoardOn(
  source: Pick<SandboxServer, 'url' | 'token'>,
  env: Record<string, string> = {},
): Promise<BoardProcess> {
  return startBoard({
    PRODMANAGER_URL: source.url,
    PRODMANAGER_TOKEN: source.token,
    REFRESH_INTERVAL_SECONDS: '1',
    ...env,
  });
}

/** Starts a sandbox and a board on it; stop both with `stop`. */
export async function startBoardWithSource(
  options: Partial<SandboxOptions> = {},
  env: Record<string, string> = {},
) {
  const source = await startSandbox(options);
  const board = await startBoardOn(source, env);
  const stop = async (): Promise<void> => {
    await board.stop();
    await source.kill();
  };
  return { source, board, stop };
}

/** Like {@link startBoardOn}, but it stops when the test has finished. */
export async function startOwnBoard(...args: Parameters<typeof startBoardOn>): Promise<BoardProcess> {
  const board = await startBoardOn(...args);
  onTestFinished(async () => {
    await board.stop();
  });
  return board;
}

/** Reads the snapshot of a board, and the ages in its headers. */
export async function readBoard({ url }: Pick<BoardProcess, 'url'>) {
  const response = await fetch(`${url}/api/snapshot`);
  const { sections } = (await response.json()) as Snapshot;
  return { sections, ages: parseAges(response.headers.get(AGES_HEADER)) };
}

/** Finds a free port. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Whether a server accepts connections at this address. */
export async function isListening(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

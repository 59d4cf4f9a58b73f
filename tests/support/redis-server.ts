import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findRedis } from '../../scripts/redis.mjs';
import { findFreePort } from './own-board';

/** A Redis server without persistence. */
export interface RedisServer {
  readonly url: string;
  /** Kills it, like a crash. */
  kill(): Promise<void>;
  /** Starts it again on the same port, without data. */
  restart(): Promise<void>;
  /** Stops responding, with open connections, until it is resumed. */
  pause(): void;
  resume(): void;
  /** Kills it and removes its folder. */
  close(): Promise<void>;
}

async function launch(port: number, folder: string, password: string | undefined): Promise<ChildProcess> {
  const path = findRedis();
  if (!path) throw new Error('There is no Redis server: run npm test, or set REDIS_SERVER_PATH.');
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const secret = password === undefined ? [] : ['--requirepass', password];
  const child = spawn(path, [...settings, '--dir', folder, ...secret], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Ready to accept connections')) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the Redis server exited with ${code}`)));
  });
  return child;
}

/** Starts a Redis server on a free port, optionally with a password. */
export async function startRedis({ password }: { password?: string } = {}): Promise<RedisServer> {
  const [port, folder] = await Promise.all([findFreePort(), mkdtemp(join(tmpdir(), 'board-redis-'))]);
  let child = await launch(port, folder, password);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  };
  const secret = password === undefined ? '' : `:${password}@`;
  return {
    url: `redis://${secret}127.0.0.1:${port}`,
    kill,
    restart: async () => {
      child = await launch(port, folder, password);
    },
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    close: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

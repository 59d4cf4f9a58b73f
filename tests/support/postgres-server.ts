import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { findPostgres } from '../../scripts/postgres.mjs';
import { findFreePort } from './own-board';
import { PATIENCE_MS } from './patience';

/** A PostgreSQL server. */
export interface PostgresServer {
  /** The address of a new, empty database. */
  createDatabase(): Promise<string>;
  /** Kills it with all its processes, like a power failure. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with what was committed. */
  restart(): Promise<void>;
  /** Stops responding, with open connections, until it is resumed. */
  pause(): void;
  resume(): void;
  /** Kills it and removes its folder. */
  close(): Promise<void>;
}

/** PostgreSQL refuses to run as root: as root, another user runs it. */
function findUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string): number => {
    try {
      return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
    } catch {
      return 65_534;
    }
  };
  return { uid: idOf('-u'), gid: idOf('-g') };
}

const adminUrl = (port: number): string => `postgres://board@127.0.0.1:${port}/postgres`;

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Starts a server and waits until it responds. It refuses to start while a process of a killed one still ends: then it is started again. */
async function launchUntilReady(port: number, launch: () => ChildProcess): Promise<ChildProcess> {
  const endMs = performance.now() + PATIENCE_MS;
  let child = launch();
  for (;;) {
    try {
      await run(adminUrl(port), 'SELECT 1');
      return child;
    } catch (error) {
      if (performance.now() > endMs) throw error;
      await sleep(50);
      if (child.exitCode !== null) child = launch();
    }
  }
}

/** Starts a PostgreSQL server on a free port. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = findPostgres();
  if (!bin) throw new Error('There is no PostgreSQL: run npm test, or set POSTGRES_BIN_PATH.');
  const port = await findFreePort();
  const folder = mkdtempSync(join(tmpdir(), 'board-postgres-'));
  const user = findUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder };
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'board', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...options, stdio: 'pipe' },
  );
  const settings = ['-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'max_connections=50'];
  // A group of its processes, so that they can be killed together.
  const launch = (): Promise<ChildProcess> =>
    launchUntilReady(port, () =>
      spawn(join(bin, 'postgres'), ['-D', data, ...settings], {
        ...options,
        stdio: 'ignore',
        detached: true,
      }),
    );
  let child = await launch();
  const signal = (name: NodeJS.Signals): void => {
    if (child.pid !== undefined) process.kill(-child.pid, name);
  };
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    signal('SIGKILL');
    await exit;
  };
  let databases = 0;
  return {
    createDatabase: async () => {
      const name = `board_${(databases += 1)}`;
      await run(adminUrl(port), `CREATE DATABASE ${name}`);
      return `postgres://board@127.0.0.1:${port}/${name}`;
    },
    kill,
    restart: async () => {
      child = await launch();
    },
    pause: () => signal('SIGSTOP'),
    resume: () => signal('SIGCONT'),
    close: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

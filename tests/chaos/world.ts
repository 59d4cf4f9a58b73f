import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createRandom, type Random } from '@/lib/sandbox/scenario/random';

import { MEMBERS_ENV } from '../support/members';
import { startPostgres, type PostgresServer } from '../support/postgres-server';
import { startRedis, type RedisServer } from '../support/redis-server';
import { startSandbox } from '../support/sandbox-server';
import { openWallClock, type WallClock } from '../support/wall-clock';
import { createBoard, type Board } from './board';
import { openDisk, type Disk } from './disk';
import { openFaultySource, type FaultySource } from './faulty-source';
import { Ledger } from './ledger';
import { ShareLink } from './share-link';
import { Truth } from './truth';

/** How often the boards read the source, in seconds. */
export const INTERVAL_SECONDS = 2;
const MONITORS = 60;
/** Of a cluster with this interval: see `createTiming`. */
const LEASE_SECONDS = 2;

/** Everything that can break. */
export interface World {
  /** For what is drawn in the same order in every run of a seed. */
  readonly random: Random;
  readonly source: FaultySource;
  readonly truth: Truth;
  /** A board by itself, with its history in a file on {@link disk}. */
  readonly solo: Board;
  /** Two boards that share Redis and PostgreSQL. */
  readonly pair: readonly [Board, Board];
  readonly boards: readonly Board[];
  /** What each board has returned of the past. */
  readonly ledgers: ReadonlyMap<Board, Ledger>;
  /** Of {@link solo}. */
  readonly link: ShareLink;
  readonly redis: RedisServer;
  readonly postgres: PostgresServer;
  /** The clocks of {@link solo} and of the second board of the {@link pair}. */
  readonly clocks: readonly WallClock[];
  readonly disk: Disk;
  /** Stops everything. @throws Violation if a board does not end well */
  close(): Promise<void>;
}

/** Other random numbers, for what depends on time: they must not change what is drawn next from `random`. */
export const fork = (random: Random): Random => createRandom(random.between(0, 2 ** 31));

/** Starts a source, its stores, and three boards on them. */
export async function openWorld(random: Random): Promise<World> {
  const closing: (() => unknown)[] = [];
  const closeAll = async (): Promise<void> => {
    const failed: unknown[] = [];
    for (const close of closing.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        failed.push(error);
      }
    }
    if (failed.length > 0) throw failed[0];
  };
  const started = <T>(what: T, close: () => unknown): T => {
    closing.push(close);
    return what;
  };
  try {
    const sandbox = await startSandbox({ mood: 'calm', monitors: MONITORS });
    started(sandbox, () => sandbox.kill());
    const source = await openFaultySource(sandbox.url, fork(random));
    started(source, () => source.close());
    const redis = await startRedis();
    started(redis, () => redis.close());
    const postgres = await startPostgres();
    started(postgres, () => postgres.close());
    const disk = openDisk();
    started(disk, () => disk.remove());
    const clocks = [await openWallClock(), await openWallClock()] as const;
    for (const clock of clocks) started(clock, () => clock.remove());
    const folder = mkdtempSync(join(tmpdir(), 'chaos-'));
    started(folder, () => rmSync(folder, { recursive: true, force: true }));

    const common = {
      PRODMANAGER_URL: source.url,
      PRODMANAGER_TOKEN: sandbox.token,
      REFRESH_INTERVAL_SECONDS: String(INTERVAL_SECONDS),
    };
    const shared = { ...common, REDIS_URL: redis.url, DATABASE_URL: await postgres.createDatabase() };
    const createOfPair = (name: string, env: Record<string, string>) =>
      createBoard(name, {
        dataDir: join(folder, name),
        toleranceSeconds: LEASE_SECONDS,
        env: { ...shared, ...env },
      });
    const solo = await createBoard('solo', {
      dataDir: disk.folder,
      toleranceSeconds: 0,
      env: { ...common, ...MEMBERS_ENV, ...clocks[0].env },
    });
    const pair = [await createOfPair('first', {}), await createOfPair('second', clocks[1].env)] as const;
    const boards = [solo, ...pair];
    for (const board of boards) {
      await board.start();
      started(board, () => board.stop());
    }
    return {
      random,
      source,
      truth: new Truth(sandbox.sandbox.store, fork(random)),
      solo,
      pair,
      boards,
      ledgers: new Map(boards.map((board) => [board, new Ledger(board)])),
      link: new ShareLink(solo),
      redis,
      postgres,
      clocks,
      disk,
      close: closeAll,
    };
  } catch (error) {
    await closeAll().catch(() => undefined);
    throw error;
  }
}

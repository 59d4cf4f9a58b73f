import 'server-only';

import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { Logger } from 'pino';

import type { Clock } from '../util/clock';
import { makeFolder, quarantine, toErrorCode } from '../util/files';
import { openPostgres } from './sql/postgres';
import type { Sql } from './sql/sql';
import { openSqlite } from './sql/sqlite';
import { toStoreProblem } from './store/store';
import type { Retention } from './write/retention';

/** What a history works with. */
export interface HistoryOptions {
  /** A PostgreSQL database; without it, a file in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Where the file of the embedded database and the queue are; null to keep everything in memory. */
  readonly dataDir: string | null;
  /** Identifies the source in the store. */
  readonly sourceKey: string;
  /** The IANA zone whose days are accounted. */
  readonly timeZone: string;
  readonly intervalSeconds: number;
  readonly retention: Retention;
  readonly clock: Clock;
  readonly log: Logger;
  /** Limits the size of the embedded database, for tests. */
  readonly maxPages?: number;
}

const FILE = 'history.db';

/** Opens the database of a history. */
export async function openEngine({ databaseUrl, dataDir, log, maxPages }: HistoryOptions): Promise<Sql> {
  if (databaseUrl === undefined) {
    if (dataDir === null) return openSqlite(':memory:');
    await makeFolder(dataDir);
    return openSqlite(join(dataDir, FILE), { maxPages });
  }
  const onError = (error: Error): void =>
    log.debug({ problem: toStoreProblem(error) }, 'a connection to the database broke');
  return openPostgres(databaseUrl, onError);
}

/**
 * Renames the damaged file of a history to `history.db.damaged-…`, with its journal, which SQLite's own tools need to recover it.
 *
 * @throws Error with Node's `code`
 */
export async function setAsideFile(
  dataDir: string,
  { clock, log }: Pick<HistoryOptions, 'clock' | 'log'>,
): Promise<void> {
  const path = join(dataDir, FILE);
  const file = await quarantine(path, 'damaged', clock.now());
  await rename(`${path}-wal`, join(dataDir, `${file}-wal`)).catch((error: unknown) => {
    if (toErrorCode(error) !== 'ENOENT') throw error;
  });
  await rm(`${path}-shm`, { force: true });
  log.error({ file }, 'history.db is damaged and was renamed: a new history begins');
}

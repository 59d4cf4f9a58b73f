import { join } from 'node:path';

import { pino } from 'pino';
import { afterAll, beforeAll, onTestFinished } from 'vitest';

import { History } from '@/lib/server/history/history';
import type { HistoryOptions } from '@/lib/server/history/open-engine';

import { emptyFolder } from '../../support/empty-folder';
import { startPostgres, type PostgresServer } from '../../support/postgres-server';

/** The engines that the same tests run on. */
export const ENGINES = ['sqlite', 'postgres'] as const;

export type Engine = (typeof ENGINES)[number];

/** The time zone of the tests: its days do not begin with an hour of UTC. */
const TIME_ZONE = 'Asia/Kathmandu';

/** A PostgreSQL server for the tests of a file. */
export function sharePostgres(): () => PostgresServer {
  let server: PostgresServer | null = null;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.close());
  return () => {
    if (!server) throw new Error('PostgreSQL is started before the first test');
    return server;
  };
}

/** A place for a history: a folder, and a database for PostgreSQL. */
export interface Place {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
}

/** An empty place for a history. */
export async function createPlace(engine: Engine, postgres: () => PostgresServer): Promise<Place> {
  return {
    dataDir: join(emptyFolder(), 'data'),
    databaseUrl: engine === 'postgres' ? await postgres().createDatabase() : undefined,
  };
}

/** A clock that a test sets. Both of its readings advance together. */
export function createTime(ms = Date.parse('2026-11-20T10:00:00Z')) {
  const time = { ms };
  return { time, clock: { now: () => time.ms, elapsed: () => time.ms } };
}

/** Opens a history, and closes it after the test. */
export async function openHistory(
  place: Place,
  options: Pick<HistoryOptions, 'clock'> & Partial<HistoryOptions>,
): Promise<History> {
  const history = new History({
    ...place,
    sourceKey: 'source-one',
    timeZone: TIME_ZONE,
    intervalSeconds: 15,
    retention: { rawDays: 400, tallyDays: null },
    log: pino({ level: 'silent' }),
    ...options,
  });
  await history.start();
  onTestFinished(() => history.close());
  return history;
}

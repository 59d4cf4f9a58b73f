import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { HISTORY_VERSION } from '@/lib/server/history/store/schema';
import { openPostgres } from '@/lib/server/history/sql/postgres';
import { openSqlite } from '@/lib/server/history/sql/sqlite';
import { ConfigurationError } from '@/lib/server/util/configuration-error';
import type { MonitorStatus } from '@/lib/status/model/types';
import type { Product } from '@/lib/status/model/visibility';

import { freshOf } from '../../status/samples';
import { createPlace, createTime, ENGINES, openHistory, sharePostgres, type Place } from './engines';
import { monitorsOf, Story } from './readings';

const ALL: readonly Product[] = [{ scopes: null, services: null }];
const MINUTE = 60_000;
const HEALTHY = { problem: null, waitingBytes: 0, unsaved: 0 };

const postgres = sharePostgres();

const openSql = ({ databaseUrl, dataDir }: Place) =>
  databaseUrl === undefined
    ? openSqlite(join(dataDir, 'history.db'))
    : Promise.resolve(openPostgres(databaseUrl, () => undefined));

/** The statuses that a monitor changed to, oldest first. */
async function changesOf(history: Awaited<ReturnType<typeof openHistory>>, id = 1) {
  const { changes } = await history.readChanges({
    areas: ALL,
    limit: 500,
    monitors: [id],
    kinds: ['monitor'],
  });
  return changes.map((change) => (change.kind === 'monitor' ? change.to : null)).reverse();
}

describe.each(ENGINES)('a store in %s', (engine) => {
  test('is migrated once by instances that start at the same time, and written to by both without repeating a change', async () => {
    const place = await createPlace(engine, postgres);
    const { time, clock } = createTime();
    const histories = await Promise.all(Array.from({ length: 4 }, () => openHistory(place, { clock })));
    // Without a leader, each instance reads the source and records what it sees.
    const stories = histories.map((history) => new Story(history, time));
    const statuses: MonitorStatus[] = ['ok', 'alert', 'alert', 'warning', 'ok'];
    for (const status of statuses)
      for (const story of stories) await story.read(1_000, { monitors: freshOf(monitorsOf(status)) });
    for (const history of histories) {
      expect(await changesOf(history)).toEqual(['alert', 'warning', 'ok']);
      expect(history.health).toMatchObject({ engine, ...HEALTHY });
    }
    expect(await histories[0]?.readGaps({ from: 0, until: time.ms })).toEqual([]);
  });

  test('of a newer version refuses to start, with a sentence', async () => {
    const place = await createPlace(engine, postgres);
    const { clock } = createTime();
    await (await openHistory(place, { clock })).close();
    const sql = await openSql(place);
    await sql.query('UPDATE history_version SET version = ?', [HISTORY_VERSION + 1]);
    await sql.close();
    const opened = openHistory(place, { clock });
    await expect(opened).rejects.toBeInstanceOf(ConfigurationError);
    await expect(opened).rejects.toThrow(/^the history was written by a newer version of the board .+\.$/);
  });

  test('keeps sources apart', async () => {
    const place = await createPlace(engine, postgres);
    const { time, clock } = createTime();
    const one = await openHistory(place, { clock });
    const other = await openHistory(place, { clock, sourceKey: 'source-two' });
    const story = new Story(one, time);
    await story.read(0, { monitors: freshOf(monitorsOf('ok')) });
    await story.read(MINUTE, { monitors: freshOf(monitorsOf('alert')) });
    await new Story(other, time).read(MINUTE, { monitors: freshOf(monitorsOf('ok')) });
    expect(await changesOf(one)).toEqual(['alert']);
    expect(await changesOf(other)).toEqual([]);
    expect((await one.readStatusSince()).get(1)?.status).toBe('alert');
  });

  test('rolls back a batch that cannot be written completely', async () => {
    const place = await createPlace(engine, postgres);
    const sql = await openSql(place).catch(async () => {
      await (await openHistory(place, createTime())).close();
      return openSql(place);
    });
    await sql.query('CREATE TABLE proof (id bigint NOT NULL PRIMARY KEY)');
    const failed = sql.transaction(1, async (query) => {
      await query('INSERT INTO proof VALUES (1)');
      await query('INSERT INTO proof VALUES (1)');
    });
    await expect(failed).rejects.toThrow();
    expect(await sql.query('SELECT * FROM proof')).toEqual([]);
    await sql.transaction(1, (query) => query('INSERT INTO proof VALUES (1)'));
    expect(await sql.query('SELECT * FROM proof')).toEqual([{ id: 1 }]);
    await sql.close();
  });
});

describe('while the database is away', () => {
  const openAway = async () => {
    const place = await createPlace('postgres', postgres);
    const { time, clock } = createTime();
    const history = await openHistory(place, { clock });
    return { place, time, clock, history, story: new Story(history, time) };
  };

  test('changes wait on disk, are reported, and are written in order when it is back', async () => {
    const { time, history, story } = await openAway();
    await story.read(0, { monitors: freshOf(monitorsOf('ok')) });
    await postgres().kill();
    try {
      await story.read(MINUTE, { monitors: freshOf(monitorsOf('alert')) });
      await story.read(MINUTE, { monitors: freshOf(monitorsOf('warning')) });
      expect(history.health.problem).not.toBeNull();
      expect(history.health.waitingBytes).toBeGreaterThan(0);
      expect(history.health.unsaved).toBe(0);
    } finally {
      await postgres().restart();
    }
    await story.read(MINUTE, { monitors: freshOf(monitorsOf('warning')) });
    expect(history.health).toMatchObject(HEALTHY);
    expect(await changesOf(history)).toEqual(['alert', 'warning']);
    expect(await history.readGaps({ from: 0, until: time.ms })).toEqual([]);
  });

  test('a process that is killed and started again writes what waited', async () => {
    const { place, time, clock, history, story } = await openAway();
    await story.read(0, { monitors: freshOf(monitorsOf('ok')) });
    await postgres().kill();
    try {
      await story.read(MINUTE, { monitors: freshOf(monitorsOf('alert')) });
      // The line that a kill interrupts was not acknowledged.
      const queue = join(place.dataDir, 'history-queue.jsonl');
      expect(readFileSync(queue, 'utf8')).toContain('"alert"');
      appendFileSync(queue, '{"at":1,"statuses":{"aft');
    } finally {
      await postgres().restart();
    }
    const again = await openHistory(place, { clock });
    const later = new Story(again, time);
    await later.read(MINUTE, { monitors: freshOf(monitorsOf('ok')) });
    expect(await changesOf(again)).toEqual(['alert', 'ok']);
    expect(history.health.unsaved).toBe(0);
  });

  test('a process that starts meanwhile records, and finds what is gone when it is back', async () => {
    const { place, time, clock, history, story } = await openAway();
    await story.read(0, { monitors: freshOf(monitorsOf('ok', 'ok')) });
    await history.close();
    await postgres().kill();
    const again = await openHistory(place, { clock });
    const later = new Story(again, time);
    try {
      await later.read(MINUTE, { monitors: freshOf(monitorsOf('alert')) });
      expect(again.health.waitingBytes).toBeGreaterThan(0);
      expect(await again.readPast()).toBeNull();
    } finally {
      await postgres().restart();
    }
    await later.read(MINUTE, { monitors: freshOf(monitorsOf('alert')) });
    expect(again.health).toMatchObject(HEALTHY);
    const { changes } = await again.readChanges({ areas: ALL, limit: 10 });
    expect(changes).toMatchObject([
      { kind: 'inventory', of: 'monitor', id: 2, change: 'deleted' },
      { kind: 'monitor', id: 1, from: 'ok', to: 'alert' },
    ]);
  });

  test('a database that hangs does not block recording', async () => {
    const { time, history, story } = await openAway();
    await story.read(0, { monitors: freshOf(monitorsOf('ok')) });
    postgres().pause();
    try {
      await story.read(MINUTE, { monitors: freshOf(monitorsOf('alert')) });
      expect(history.health).toMatchObject({ problem: 'TIMEOUT', unsaved: 0 });
      expect(history.health.waitingBytes).toBeGreaterThan(0);
    } finally {
      postgres().resume();
    }
    await story.read(MINUTE, { monitors: freshOf(monitorsOf('ok')) });
    expect(history.health).toMatchObject(HEALTHY);
    expect(await changesOf(history)).toEqual(['alert', 'ok']);
    expect(await history.readGaps({ from: 0, until: time.ms })).toEqual([]);
  });
});

describe('a full disk', () => {
  test('loses nothing that was recorded, and recording continues when there is room', async () => {
    const place = await createPlace('sqlite', postgres);
    const { time, clock } = createTime();
    await (await openHistory(place, { clock })).close();
    const full = await openHistory(place, { clock, maxPages: 40 });
    const many = (status: MonitorStatus) => freshOf(monitorsOf(...Array.from({ length: 800 }, () => status)));
    const story = new Story(full, time);
    let written = 0;
    for (; full.health.problem === null && written < 100; written += 1)
      await story.read(MINUTE, { monitors: many(written % 2 === 0 ? 'ok' : 'alert') });
    expect(full.health.problem).toBe('SQLITE_13');
    await full.close();
    const roomy = await openHistory(place, { clock });
    const later = new Story(roomy, time);
    await later.read(MINUTE, { monitors: many('warning') });
    expect(roomy.health).toMatchObject(HEALTHY);
    expect((await changesOf(roomy, 800)).at(-1)).toBe('warning');
    expect(await changesOf(roomy, 800)).toHaveLength(written);
  });
});

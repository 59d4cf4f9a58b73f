import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { openSqlite } from '@/lib/server/history/sql/sqlite';

import { freshOf } from '../../status/samples';
import { createPlace, createTime, openHistory, sharePostgres } from './engines';
import { monitorsOf, Story } from './readings';

const MINUTE = 60_000;
const HEALTHY = { problem: null, waitingBytes: 0, unsaved: 0 };

const postgres = sharePostgres();

async function statusesOf(history: Awaited<ReturnType<typeof openHistory>>) {
  const areas = [{ scopes: null, services: null }];
  const { changes } = await history.readChanges({ areas, limit: 500, kinds: ['monitor'] });
  return changes.map((change) => (change.kind === 'monitor' ? change.to : null)).reverse();
}

const setAside = (dataDir: string): string[] =>
  readdirSync(dataDir).filter((name) => /^history\.db\.damaged-[^.]*Z$/.test(name));

/** A file of a history with a change in it. */
async function createFile() {
  const place = await createPlace('sqlite', postgres);
  const { time, clock } = createTime();
  const history = await openHistory(place, { clock });
  const story = new Story(history, time);
  await story.read(0, { monitors: freshOf(monitorsOf('ok', 'ok')) });
  await story.read(MINUTE, { monitors: freshOf(monitorsOf('alert', 'ok')) });
  await history.close();
  const path = join(place.dataDir, 'history.db');
  // Without a journal, which would repair the file.
  const sql = await openSqlite(path);
  await sql.query('PRAGMA wal_checkpoint(TRUNCATE)');
  await sql.close();
  for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true });
  return { place, time, clock, path };
}

/** Zeros instead of everything after the first page, which has the tables' names. */
const emptyPages = (content: Buffer): Buffer =>
  Buffer.concat([content.subarray(0, 4_096), Buffer.alloc(content.length - 4_096)]);

describe('a damaged file of the history', () => {
  test.each([
    ['no database', () => Buffer.from('no database at all '.repeat(1_000))],
    ['cut off', (content: Buffer) => content.subarray(0, content.length / 2)],
    ['zeros', (content: Buffer) => Buffer.alloc(content.length)],
    ['without its pages', emptyPages],
  ])('is set aside, and a new one records: %s', async (_, damage) => {
    const { place, time, clock, path } = await createFile();
    const damaged = damage(readFileSync(path));
    writeFileSync(path, damaged);
    const history = await openHistory(place, { clock });
    const story = new Story(history, time);
    await story.read(MINUTE, { monitors: freshOf(monitorsOf('ok', 'ok')) });
    await story.read(MINUTE, { monitors: freshOf(monitorsOf('ok', 'warning')) });
    // What could not be written waits ten seconds.
    await story.read(MINUTE, { monitors: freshOf(monitorsOf('ok', 'ok')) });
    expect(history.health).toMatchObject(HEALTHY);
    expect(await statusesOf(history)).toEqual(['warning', 'ok']);
    const [file = ''] = setAside(place.dataDir);
    expect(readFileSync(join(place.dataDir, file)).equals(damaged)).toBe(true);
  });

  test('is set aside while it is open, and what is known of the source is recorded again', async () => {
    const { place, time, clock } = await createFile();
    const history = await openHistory(place, { clock });
    const story = new Story(history, time);
    await story.read(MINUTE, { monitors: freshOf(monitorsOf('alert', 'ok')) });
    const malformed = Object.assign(new Error('database disk image is malformed'), { errcode: 11 });
    const write = () => history.store.write(() => Promise.reject(malformed));
    await Promise.all([expect(write()).rejects.toBe(malformed), expect(write()).rejects.toBe(malformed)]);
    for (const status of ['alert', 'ok'] as const)
      await story.read(MINUTE, { monitors: freshOf(monitorsOf('alert', status)) });
    expect(history.health).toMatchObject(HEALTHY);
    expect(setAside(place.dataDir)).toHaveLength(1);
    expect((await history.readStatusSince()).size).toBe(2);
  });

  test('is not set aside because the disk is full', async () => {
    const { place, time, clock } = await createFile();
    const history = await openHistory(place, { clock, maxPages: 1 });
    const story = new Story(history, time);
    const many = freshOf(monitorsOf(...Array.from({ length: 800 }, () => 'warning' as const)));
    await story.read(MINUTE, { monitors: many });
    expect(history.health.problem).not.toBeNull();
    expect(setAside(place.dataDir)).toEqual([]);
    expect(existsSync(join(place.dataDir, 'history.db'))).toBe(true);
  });
});

test('lines of the queue that are no batches do not stop those after them', async () => {
  const place = await createPlace('postgres', postgres);
  const { time, clock } = createTime();
  const history = await openHistory(place, { clock });
  const story = new Story(history, time);
  await story.read(0, { monitors: freshOf(monitorsOf('ok')) });
  await history.close();
  const queue = join(place.dataDir, 'history-queue.jsonl');
  appendFileSync(queue, 'null\n{}\n{"at":1,"spans":null}\n[1]\n"x"\nnot JSON\n');
  const again = await openHistory(place, { clock });
  const later = new Story(again, time);
  await later.read(MINUTE, { monitors: freshOf(monitorsOf('alert')) });
  expect(again.health).toMatchObject(HEALTHY);
  expect(await statusesOf(again)).toEqual(['alert']);
});

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { openPostgres } from '@/lib/server/history/sql/postgres';
import { openSqlite } from '@/lib/server/history/sql/sqlite';
import { HISTORY_VERSION } from '@/lib/server/history/store/schema';
import { NotifyOutbox } from '@/lib/server/notify/outbox';

import { createPlace, ENGINES, sharePostgres, type Engine } from '../server/history/engines';
import { fixturesOf } from './fixtures';
import { STORED_EVENT, STORED_MS } from './samples';
import { openStoredHistory } from './write-stored';

const postgres = sharePostgres();
const areas = [{ scopes: null, services: null }];
const END_MS = STORED_MS + 660_000;

async function setUp(engine: Engine) {
  const { dataDir, databaseUrl } = await createPlace(engine, postgres);
  await mkdir(dataDir, { recursive: true });
  return {
    dataDir,
    openSql: () =>
      databaseUrl === undefined
        ? openSqlite(join(dataDir, 'history.db'))
        : Promise.resolve(openPostgres(databaseUrl, () => undefined)),
    openHistory: async () => {
      const history = openStoredHistory(dataDir, () => END_MS, databaseUrl);
      await history.start();
      onTestFinished(() => history.close());
      return history;
    },
  };
}

const cases = ENGINES.flatMap((engine) => fixturesOf('history').map((fixture) => ({ engine, ...fixture })));

/** A history that a build left. */
async function openLeft({ engine, text }: (typeof cases)[number]) {
  const place = await setUp(engine);
  const sql = await place.openSql();
  for (const statement of text.trim().split('\n')) await sql.query(statement);
  await sql.close();
  return { ...place, history: await place.openHistory() };
}

describe('a history that an earlier or this build left', () => {
  test.each(cases)('is upgraded, and its past can be read: $name in $engine', async (left) => {
    const { history, openSql } = await openLeft(left);
    const { changes, gaps } = await history.readChanges({ areas, limit: 10 });
    expect(changes).toMatchObject([
      { kind: 'monitor', id: 1, from: 'ok', to: 'warning', at: END_MS },
      { kind: 'incident', id: 7, from: null, to: 'active', name: 'Cards are declined' },
      { kind: 'maintenance', id: 3, from: null, to: 'in-progress' },
      { kind: 'monitor', id: 2, name: 'check 2', from: 'ok', to: 'alert', at: STORED_MS + 60_000 },
    ]);
    expect(gaps).toEqual([{ from: STORED_MS + 60_000, until: END_MS, reason: 'unknown' }]);
    expect(await history.readBoardAt(STORED_MS + 60_000)).toMatchObject({
      sections: {
        monitors: { items: [{ status: 'ok' }, { status: 'alert' }] },
        incidents: { items: [{ id: 7 }] },
      },
    });
    const { strips } = await history.readStrips({ range: '7d', by: 'all', areas });
    expect(strips.get('')?.bars.at(-1)?.tally).toMatchObject({ ok: 120_000, unobserved: 1_200_000 });
    await history.close();

    const upgraded = await openSql();
    expect(await upgraded.query('SELECT version FROM history_version')).toEqual([
      { version: HISTORY_VERSION },
    ]);
    await upgraded.close();
  });

  // Version 1 had no notifications.
  const withNotifications = cases.filter(({ name }) => name !== 'history-1.sql');
  test.each(withNotifications)('keeps notifications that were not sent: $name in $engine', async (left) => {
    const { history } = await openLeft(left);
    const timing = { collectMs: 0, digestMs: 0, leaseMs: 60_000 };
    const outbox = new NotifyOutbox(history.store, { now: () => END_MS, elapsed: () => END_MS }, timing);
    expect(await outbox.claim('ops', 'lease')).toMatchObject({
      id: 'message-1',
      events: [STORED_EVENT],
      omitted: 0,
      createdMs: STORED_MS,
    });
  });
});

describe.each(fixturesOf('history-queue'))('$name', ({ text }) => {
  test.each(ENGINES)('is written to %s at start', async (engine) => {
    const place = await setUp(engine);
    await writeFile(join(place.dataDir, 'history-queue.jsonl'), text);
    const history = await place.openHistory();
    expect(history.health).toMatchObject({ problem: null, waitingBytes: 0, unsaved: 0 });
    const { changes } = await history.readChanges({ areas, limit: 10 });
    expect(changes).toMatchObject([
      { kind: 'monitor', id: 2, from: 'ok', to: 'alert', at: STORED_MS + 60_000 },
    ]);
    expect(await history.readBoardAt(STORED_MS + 60_000)).toMatchObject({
      sections: {
        monitors: {
          items: [
            { name: 'check 1', status: 'ok' },
            { name: 'check 2', status: 'alert' },
          ],
        },
        incidents: { items: [{ id: 7, name: 'Cards are declined' }] },
      },
    });
  });
});

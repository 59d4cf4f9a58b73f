import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { HISTORY_VERSION } from '@/lib/server/history/store/schema';
import { openPostgres } from '@/lib/server/history/sql/postgres';
import { openSqlite } from '@/lib/server/history/sql/sqlite';

import { createPlace, createTime, ENGINES, openHistory, sharePostgres } from './engines';

// What the first released version wrote. It is never changed: each later version must be able to upgrade it.
const VERSION_1 = readFileSync(join(import.meta.dirname, 'version-1.sql'), 'utf8')
  .trim()
  .split('\n');

const postgres = sharePostgres();

describe.each(ENGINES)('a history of version 1 in %s', (engine) => {
  test('is upgraded, and its past can be read', async () => {
    const place = await createPlace(engine, postgres);
    await mkdir(place.dataDir, { recursive: true });
    const open = () =>
      place.databaseUrl === undefined
        ? openSqlite(join(place.dataDir, 'history.db'))
        : Promise.resolve(openPostgres(place.databaseUrl, () => undefined));
    const written = await open();
    for (const statement of VERSION_1) await written.query(statement);
    await written.close();

    const { time, clock } = createTime();
    const start = time.ms;
    time.ms += 660_000;
    const history = await openHistory(place, { clock });
    const areas = [{ scopes: null, services: null }];
    const { changes, gaps } = await history.readChanges({ areas, limit: 10 });
    expect(changes).toMatchObject([
      { kind: 'monitor', id: 1, from: 'ok', to: 'warning', at: start + 660_000 },
      { kind: 'incident', id: 7, from: null, to: 'active', name: 'Cards are declined' },
      { kind: 'maintenance', id: 3, from: null, to: 'in-progress' },
      { kind: 'monitor', id: 2, name: 'check 2', from: 'ok', to: 'alert', at: start + 60_000 },
    ]);
    expect(gaps).toEqual([{ from: start + 60_000, until: start + 660_000, reason: 'unknown' }]);
    expect(await history.readBoardAt(start + 60_000)).toMatchObject({
      sections: {
        monitors: { items: [{ status: 'ok' }, { status: 'alert' }] },
        incidents: { items: [{ id: 7 }] },
      },
    });
    const { strips } = await history.readStrips({ range: '7d', by: 'all', areas });
    expect(strips.get('')?.bars.at(-1)?.tally).toMatchObject({ ok: 120_000, unobserved: 1_200_000 });
    await history.close();

    const upgraded = await open();
    expect(await upgraded.query('SELECT version FROM history_version')).toEqual([
      { version: HISTORY_VERSION },
    ]);
    await upgraded.close();
  });
});

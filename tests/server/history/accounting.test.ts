import { describe, expect, test } from 'vitest';

import type { Product } from '@/lib/status/model/visibility';

import { freshOf, maintenanceOf } from '../../status/samples';
import { createPlace, createTime, ENGINES, openHistory, sharePostgres } from './engines';
import { monitorsOf, Story } from './readings';

const ALL: readonly Product[] = [{ scopes: null, services: null }];
const MINUTE = 60_000;

const postgres = sharePostgres();

describe.each(ENGINES)('accounting in %s', (engine) => {
  const open = async () => {
    const place = await createPlace(engine, postgres);
    const { time, clock } = createTime();
    const history = await openHistory(place, { clock });
    return { place, time, clock, history, story: new Story(history, time) };
  };

  test('accounts for hours and days, with gaps, maintenance and outages over midnight', async () => {
    const { time, story, history } = await open();
    // 23:30 in Kathmandu.
    time.ms = Date.parse('2026-11-20T17:45:00Z');
    const readFor = async (minutes: number, sections: Parameters<Story['read']>[1]) => {
      for (let minute = 0; minute < minutes; minute += 1)
        await story.read(MINUTE, minute === 0 ? sections : {});
    };
    await story.read(0, { monitors: freshOf(monitorsOf('ok')) });
    await readFor(9, {});
    await readFor(50, { monitors: freshOf(monitorsOf('alert')) });
    const scheduledEndAt = new Date(time.ms + 21 * MINUTE).toISOString();
    await readFor(30, { maintenances: freshOf([maintenanceOf({ serviceStatus: 'down', scheduledEndAt })]) });
    await story.read(30 * MINUTE, { monitors: freshOf(monitorsOf('ok')) });
    await history.rollUp();
    await history.rollUp();
    const { strips, accountedUntil } = await history.readStrips({ range: '7d', by: 'place', areas: ALL });
    expect(accountedUntil).toBe(time.ms);
    const [before, today] = strips.get('1/1')?.bars.slice(-2) ?? [];
    const minutes = (tally: object | null | undefined): Record<string, number> =>
      Object.fromEntries(
        Object.entries(tally ?? {}).map(([key, ms]) => [key, Math.round(Number(ms) / MINUTE)]),
      );
    expect(minutes({ ...before?.tally, outages: 0 })).toMatchObject({ ok: 10, alert: 20, unobserved: 0 });
    expect(minutes({ ...today?.tally, outages: 0 })).toMatchObject({
      ok: 0,
      alert: 39,
      maintenance: 20,
      unobserved: 30,
    });
    const hours = await history.readStrips({ range: '24h', by: 'all', areas: ALL });
    expect(
      hours.strips
        .get('')
        ?.bars.slice(-3)
        .map(({ tally }) => minutes(tally)?.['alert']),
    ).toEqual([20, 39, 0]);
    const { rows } = await history.readReliability({
      period: { from: before?.from ?? 0, until: today?.until ?? 0 },
      areas: ALL,
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.before).toBeNull();
    expect(rows[0]?.now.outages).toBe(2);
    expect(minutes({ longest: rows[0]?.now.longest ?? 0 })).toEqual({ longest: 50 });
    const own = await history.readMonitorStrip({ monitor: 1, range: '7d', areas: ALL });
    expect(own.bars.slice(-2).map(({ tally }) => tally?.alert)).toEqual([
      before?.tally?.alert,
      today?.tally?.alert,
    ]);
    expect(
      (await history.readStrips({ range: '7d', by: 'all', areas: [{ scopes: [2], services: null }] })).strips
        .size,
    ).toBe(0);
  });

  test('deletes single changes and tallies that are too old, but never the present state', async () => {
    const { place, time, clock, story, history } = await open();
    await story.read(0, { monitors: freshOf(monitorsOf('ok', 'ok')) });
    await story.read(MINUTE, { monitors: freshOf(monitorsOf('alert', 'ok')) });
    await story.read(MINUTE, { monitors: freshOf(monitorsOf('warning', 'ok')) });
    await history.rollUp();
    await history.close();
    time.ms += 10 * 86_400_000;
    const again = await openHistory(place, { clock, retention: { rawDays: 5, tallyDays: 7 } });
    const later = new Story(again, time);
    await later.read(0, { monitors: freshOf(monitorsOf('warning', 'ok')) });
    await again.deleteOld();
    expect((await again.readChanges({ areas: ALL, limit: 10, kinds: ['monitor'] })).changes).toMatchObject([
      { from: 'alert', to: 'warning' },
    ]);
    expect((await again.readStatusSince()).get(1)?.status).toBe('warning');
    expect((await again.readStatusSince()).get(2)?.status).toBe('ok');
  });
});

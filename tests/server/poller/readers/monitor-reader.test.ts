import { describe, expect, test } from 'vitest';

import { countStatuses } from '@/lib/status/model/counts';
import { isProdManagerError } from '@/lib/prodmanager/index';

import {
  openMonitorReader,
  openReadMonitors,
  statusOf,
  withoutAlertCounts,
  withoutRows,
} from '../altered-source';

const TICK = ['monitor', 'weather/monitor'];

const ZERO = { ok: 0, warning: 0, alert: 0 };

describe('reading the monitors', () => {
  test('is proven if the list and the counts by status, scope and service agree', async () => {
    const { swept, read, requests } = await openReadMonitors();
    expect(swept).toMatchObject({ isProven: true, flaws: [], remarks: [] });
    expect(countStatuses(swept.rows)).toEqual({ ok: 58, warning: 1, alert: 1, unknown: 0 });
    expect((await read()).isProven).toBe(true);
    expect(requests).toEqual(TICK);
  });

  test('keeps problems if the list and counts are empty but places still count them', async () => {
    const { read, alterations, alertId, warningId } = await openReadMonitors();
    alterations.set(
      'monitor',
      withoutRows(() => true, 0),
    );
    alterations.set('weather/monitor', () => ({ body: ZERO }));
    for (const isSweep of [false, false, true, false]) {
      const { rows, isProven } = await read(isSweep);
      expect(isProven).toBe(false);
      expect(rows).toHaveLength(60);
      expect([statusOf(rows, alertId), statusOf(rows, warningId)]).toEqual(['alert', 'warning']);
    }
  });

  test('does not accept an empty list while scopes count monitors', async () => {
    const { read, alterations } = await openMonitorReader({ monitors: 60 });
    alterations.set(
      'monitor',
      withoutRows(() => true, 0),
    );
    alterations.set('weather/monitor', () => ({ body: ZERO }));
    for (const isSweep of [true, false, false]) {
      expect(await read(isSweep)).toMatchObject({
        rows: [],
        isProven: false,
        flaws: [{ kind: 'missing', field: null, count: 60 }],
      });
    }
    alterations.clear();
    const { rows, isProven, flaws } = await read(true);
    expect([rows.length, isProven, flaws]).toEqual([60, true, []]);
  });

  test.each([
    ['more in alert', { ok: 57, warning: 1, alert: 2 }],
    ['fewer in alert', { ok: 59, warning: 1, alert: 0 }],
    ['as many, under other words', { ok: 58, warning: 2, alert: 0 }],
    ['one more', { ok: 59, warning: 1, alert: 1 }],
    ['one less', { ok: 57, warning: 1, alert: 1 }],
    ['one more under a word that is not known', { ok: 58, warning: 1, alert: 1, paused: 1 }],
    ['one under a word that is not known', { ok: 57, warning: 1, alert: 1, paused: 1 }],
  ])('is unproven if the source counts %s', async (_, body) => {
    const { read, alterations } = await openReadMonitors();
    alterations.set('weather/monitor', () => ({ body }));
    for (const isSweep of [false, true, false]) expect((await read(isSweep)).isProven).toBe(false);
  });

  test('reports how many monitors are counted but not listed', async () => {
    const { read, alterations } = await openReadMonitors();
    alterations.set('weather/monitor', () => ({ body: { ok: 61, warning: 1, alert: 1 } }));
    expect((await read()).flaws).toEqual([{ kind: 'missing', field: null, count: 3 }]);
  });

  test.each([
    ['lost a row', 2],
    ['lost a row, and says so', 1],
  ])('keeps an alert if the list %s', async (_, total) => {
    const { read, alterations, alertId } = await openReadMonitors();
    alterations.set(
      'monitor',
      withoutRows(({ id }) => id === alertId, total),
    );
    const { rows, isProven } = await read();
    expect(isProven).toBe(false);
    expect(statusOf(rows, alertId)).toBe('alert');
  });

  test("keeps an alert if only the list's total shows that a row is missing", async () => {
    const { read, alterations, alertId } = await openReadMonitors();
    alterations.set(
      'monitor',
      withoutRows(({ id }) => id === alertId, 2),
    );
    alterations.set('weather/monitor', () => ({ body: { ok: 59, warning: 1, alert: 0 } }));
    const { rows, isProven } = await read();
    expect([statusOf(rows, alertId), isProven]).toEqual(['alert', false]);
  });

  test('is proven by counts per place if the order of the list keeps changing', async () => {
    const { read, alterations, store } = await openReadMonitors();
    for (const row of [...store.monitor.values()]) store.monitor.replace({ ...row, status: 'alert' });
    alterations.set('monitor', (body, url) => {
      const items = body['items'] as unknown[];
      return { body: { items: url.searchParams.get('page') === '1' ? items : items.toReversed() } };
    });
    expect((await read()).isProven).toBe(true);
    alterations.set('service', () => 500);
    const { rows, isProven } = await read();
    expect([rows.filter(({ status }) => status === 'alert').length, isProven]).toEqual([60, false]);
  });

  test('shows only as many monitors as recovered as the source counts, least severe first', async () => {
    const { read, alterations, setStatus, alertId, warningId } = await openReadMonitors();
    setStatus(warningId, 'ok');
    alterations.set(
      'monitor',
      withoutRows(() => true, 1),
    );
    const { rows, isProven } = await read();
    expect(isProven).toBe(false);
    expect([statusOf(rows, alertId), statusOf(rows, warningId)]).toEqual(['alert', 'ok']);
  });

  test('is unproven if a row is duplicated or the counts are empty', async () => {
    const { read, alterations } = await openReadMonitors();
    alterations.set('monitor', (body) => {
      const [row] = body['items'] as unknown[];
      return { body: { items: [row, row] } };
    });
    expect((await read()).isProven).toBe(false);
    alterations.set('monitor', (body) => ({ body, total: 0 }));
    expect((await read()).isProven).toBe(false);
  });

  test('is unproven, and requests scopes again, until their counts by status agree', async () => {
    const { read, alterations, requests } = await openReadMonitors();
    alterations.set('scope', withoutAlertCounts);
    expect((await read(true)).isProven).toBe(false);
    expect((await read()).isProven).toBe(false);
    expect(requests).toContain('scope');
    alterations.clear();
    expect((await read()).isProven).toBe(true);
    await read();
    expect(requests).toEqual(TICK);
  });

  test('returns the newest list if list and counts disagree twice', async () => {
    const { read, alterations, requests, setStatus, okId } = await openReadMonitors();
    setStatus(okId, 'alert');
    alterations.set('weather/monitor', () => ({ body: { ok: 58, warning: 1, alert: 1 } }));
    const { rows, isProven } = await read();
    expect(isProven).toBe(false);
    expect(statusOf(rows, okId)).toBe('alert');
    expect(requests).toEqual([...TICK, ...TICK]);
  });

  test('starts unproven while everything changes', async () => {
    const { read, alterations } = await openMonitorReader({ monitors: 60, mood: 'storm' });
    alterations.set('weather/monitor', (body) => ({
      body: { ...body, ok: Number(body['ok']) - 1, alert: Number(body['alert']) + 1 },
    }));
    const { rows, isProven } = await read(true);
    expect([rows.length, isProven]).toEqual([60, false]);
  });

  test('stays unproven without readable places, and logs it once', async () => {
    const { read, alterations, store, okId } = await openReadMonitors();
    store.monitor.delete(okId);
    alterations.set('scope', () => 500);
    const { isProven, remarks } = await read();
    expect(isProven).toBe(false);
    expect(remarks).toEqual([expect.stringMatching(/^the counts of scopes and services cannot be read: /)]);
    alterations.clear();
    const { rows, isProven: isProvenAgain } = await read();
    expect([rows.length, isProvenAgain]).toEqual([59, true]);
  });

  test.each(['monitor', 'weather/monitor'])('fails if %s cannot be read', async (path) => {
    const { read, alterations } = await openReadMonitors();
    alterations.set(path, () => 500);
    const error: unknown = await read().catch((caught: unknown) => caught);
    expect(isProdManagerError(error)).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';

import { countStatuses } from '@/lib/status/counts';
import { isProdManagerError } from '@/lib/prodmanager/index';

import { openMonitorReader, withoutRows } from './altered-source';

const KEPT = ['monitor', 'weather/monitor'];

/** 60 monitors: one in alert, one in warning, read once. */
async function openRead() {
  const opened = await openMonitorReader({ monitors: 60 });
  const { monitor } = opened.store;
  for (const row of [...monitor.values()]) monitor.replace({ ...row, status: 'ok' });
  const [first, second, third] = [...monitor.values()];
  if (!first || !second || !third) throw new Error('there are too few monitors');
  monitor.replace({ ...first, status: 'alert' });
  monitor.replace({ ...second, status: 'warning' });
  const swept = await opened.read(true);
  const setStatus = (id: number, status: 'ok' | 'warning' | 'alert') => {
    const row = monitor.get(id);
    if (row) monitor.replace({ ...row, status });
  };
  return { ...opened, swept, setStatus, alertId: first.id, warningId: second.id, okId: third.id };
}

const ZERO = { ok: 0, warning: 0, alert: 0 };
const statusOf = (rows: readonly { id: number; status: string }[], id: number) =>
  rows.find((row) => row.id === id)?.status;

describe('reading the monitors', () => {
  test('is proven where list, counts, scopes and services agree', async () => {
    const { swept, read, asked } = await openRead();
    expect(swept).toMatchObject({ isProven: true, flaws: [], remarks: [] });
    expect(countStatuses(swept.rows)).toEqual({ ok: 58, warning: 1, alert: 1, unknown: 0 });
    expect((await read()).isProven).toBe(true);
    expect(asked).toEqual(KEPT);
  });

  test('keeps what is not ok where a list and the counts are empty, though places still count it', async () => {
    const { read, alterations, alertId, warningId } = await openRead();
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

  test('does not take a source for empty that counts monitors in its scopes', async () => {
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
  ])('is unproven where the source counts %s', async (_, body) => {
    const { read, alterations } = await openRead();
    alterations.set('weather/monitor', () => ({ body }));
    for (const isSweep of [false, true, false]) expect((await read(isSweep)).isProven).toBe(false);
  });

  test('says how many more the source counts than it lists', async () => {
    const { read, alterations } = await openRead();
    alterations.set('weather/monitor', () => ({ body: { ok: 61, warning: 1, alert: 1 } }));
    expect((await read()).flaws).toEqual([{ kind: 'missing', field: null, count: 3 }]);
  });

  test.each([
    ['lost a row', 2],
    ['lost a row, and says so', 1],
  ])('shows one in alert as before where the list %s', async (_, total) => {
    const { read, alterations, alertId } = await openRead();
    alterations.set(
      'monitor',
      withoutRows(({ id }) => id === alertId, total),
    );
    const { rows, isProven } = await read();
    expect(isProven).toBe(false);
    expect(statusOf(rows, alertId)).toBe('alert');
  });

  test('shows as many as may have recovered as ok, and the worst of the others as they were', async () => {
    const { read, alterations, setStatus, alertId, warningId } = await openRead();
    setStatus(warningId, 'ok');
    alterations.set(
      'monitor',
      withoutRows(() => true, 1),
    );
    const { rows, isProven } = await read();
    expect(isProven).toBe(false);
    expect([statusOf(rows, alertId), statusOf(rows, warningId)]).toEqual(['alert', 'ok']);
  });

  test('is unproven where a row comes twice or none is counted', async () => {
    const { read, alterations } = await openRead();
    alterations.set('monitor', (body) => {
      const [row] = body['items'] as unknown[];
      return { body: { items: [row, row] } };
    });
    expect((await read()).isProven).toBe(false);
    alterations.set('monitor', (body) => ({ body, total: 0 }));
    expect((await read()).isProven).toBe(false);
  });

  test('is unproven as long as scopes count other statuses, and asks them until they do not', async () => {
    const { read, alterations, asked } = await openRead();
    alterations.set('scope', (body) => ({
      body: {
        items: (body['items'] as { monitors_count: { ok: number; warning: number; alert: number } }[]).map(
          (row) => {
            const { ok, warning, alert } = row.monitors_count;
            return { ...row, monitors_count: { ok: ok + alert, warning, alert: 0 } };
          },
        ),
      },
    }));
    expect((await read(true)).isProven).toBe(false);
    expect((await read()).isProven).toBe(false);
    expect(asked).toContain('scope');
    alterations.clear();
    expect((await read()).isProven).toBe(true);
    await read();
    expect(asked).toEqual(KEPT);
  });

  test('returns the newest list where list and counts never agree, at two looks', async () => {
    const { read, alterations, asked, setStatus, okId } = await openRead();
    setStatus(okId, 'alert');
    alterations.set('weather/monitor', () => ({ body: { ok: 58, warning: 1, alert: 1 } }));
    const { rows, isProven } = await read();
    expect(isProven).toBe(false);
    expect(statusOf(rows, okId)).toBe('alert');
    expect(asked).toEqual([...KEPT, ...KEPT]);
  });

  test('starts unproven in the middle of a storm', async () => {
    const { read, alterations } = await openMonitorReader({ monitors: 60, mood: 'storm' });
    alterations.set('weather/monitor', (body) => ({
      body: { ...body, ok: Number(body['ok']) - 1, alert: Number(body['alert']) + 1 },
    }));
    const { rows, isProven } = await read(true);
    expect([rows.length, isProven]).toEqual([60, false]);
  });

  test('does not lose what a list of all that is cut short does not have', async () => {
    const { read, alterations } = await openRead();
    alterations.set('monitor', (body, url) => {
      if (url.searchParams.has('status')) return { body };
      return { body: { items: (body['items'] as unknown[]).slice(0, 20) }, total: 20 };
    });
    const { rows, isProven } = await read(true);
    expect([rows.length, isProven]).toEqual([60, true]);
    expect((await read()).isProven).toBe(true);
  });

  test('does not lose monitors to the lists of places that are empty for no reason', async () => {
    const { read, alterations, store, okId } = await openRead();
    const row = store.monitor.get(okId);
    if (!row) throw new Error('there is no such monitor');
    store.monitor.insert((id) => ({ ...row, id }));
    alterations.set('monitor', (body, url) =>
      url.searchParams.has('scope') || url.searchParams.has('service')
        ? { body: { items: [] }, total: 0 }
        : { body },
    );
    const missing = [{ kind: 'missing', field: null, count: 1 }];
    for (let times = 0; times < 2; times += 1) {
      const { rows, isProven, flaws } = await read();
      expect([rows.length, isProven, flaws]).toEqual([60, false, missing]);
    }
    alterations.clear();
    const { rows, isProven, flaws } = await read(true);
    expect([rows.length, isProven, flaws]).toEqual([61, true, []]);
  });

  test('takes the status of a monitor created since the look from its own row', async () => {
    const { read, alterations, store, okId } = await openRead();
    const row = store.monitor.get(okId);
    if (!row) throw new Error('there is no such monitor');
    let created = 0;
    alterations.set('scope', (body) => {
      // One goes and another comes in the same place: the number is as before.
      if (created === 0) {
        created = store.monitor.insert((id) => ({ ...row, id, status: 'alert' })).id;
        store.monitor.delete(okId);
      }
      return { body };
    });
    store.monitor.insert((id) => ({ ...row, id }));
    const { rows, isProven } = await read();
    expect(statusOf(rows, created)).toBe('alert');
    expect(isProven).toBe(false);
    expect((await read()).isProven).toBe(true);
  });

  test('does without the places where they cannot be read, unproven, and says so once', async () => {
    const { read, alterations, store, okId } = await openRead();
    store.monitor.delete(okId);
    alterations.set('scope', () => 500);
    const { isProven, remarks } = await read();
    expect(isProven).toBe(false);
    expect(remarks).toEqual([expect.stringMatching(/^the counts of scopes and services cannot be read: /)]);
    alterations.clear();
    const { rows, isProven: isProvenAgain } = await read();
    expect([rows.length, isProvenAgain]).toEqual([59, true]);
  });

  test.each(['monitor', 'weather/monitor'])('fails where %s cannot be read', async (path) => {
    const { read, alterations } = await openRead();
    alterations.set(path, () => 500);
    const error: unknown = await read().catch((caught: unknown) => caught);
    expect(isProdManagerError(error)).toBe(true);
  });

  test('wants a sweep where it stays uncertain which monitors there are, ever more rarely', async () => {
    const { read, reader, alterations } = await openRead();
    alterations.set('weather/monitor', () => ({ body: { ok: 59, warning: 1, alert: 1 } }));
    const readsUntilSweep = async () => {
      for (let reads = 1; ; reads += 1) {
        await read();
        if (reader.needsSweep) return reads;
      }
    };
    const counts = [];
    for (let sweeps = 0; sweeps < 3; sweeps += 1) {
      counts.push(await readsUntilSweep());
      await read(true);
    }
    expect(counts).toEqual([2, 3, 5]);
    alterations.clear();
    await read();
    expect(reader.needsSweep).toBe(false);
  });

  test('wants none where only statuses differ', async () => {
    const { read, reader, alterations } = await openRead();
    alterations.set('weather/monitor', () => ({ body: { ok: 57, warning: 1, alert: 2 } }));
    for (let reads = 0; reads < 10; reads += 1) await read();
    expect(reader.needsSweep).toBe(false);
  });
});

describe('monitors adopted from before', () => {
  test('are proven by the counts alone where they were, and else by those of each place', async () => {
    const { swept, reader, read, asked } = await openRead();
    reader.adopt(swept.rows, true);
    expect((await read()).isProven).toBe(true);
    expect(asked).toEqual(KEPT);
    reader.adopt(swept.rows, false);
    expect((await read()).isProven).toBe(true);
    expect(asked).toEqual([...KEPT, 'scope', 'service']);
  });
});

import { describe, expect, test } from 'vitest';

import { openMonitorReader, openReadMonitors, statusOf, withoutAlertCounts } from './altered-source';

const TICK = ['monitor', 'weather/monitor'];

describe('the inventory of monitors', () => {
  test('keeps monitors that a truncated list lacks', async () => {
    const { read, alterations } = await openReadMonitors();
    alterations.set('monitor', (body, url) => {
      if (url.searchParams.has('status')) return { body };
      return { body: { items: (body['items'] as unknown[]).slice(0, 20) }, total: 20 };
    });
    const { rows, isProven } = await read(true);
    expect([rows.length, isProven]).toEqual([60, true]);
    expect((await read()).isProven).toBe(true);
  });

  test('keeps monitors when the lists of places are empty for no reason', async () => {
    const { read, alterations, store, okId } = await openReadMonitors();
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

  test('uses the own row of a monitor that was created after the report', async () => {
    const { read, alterations, store, okId } = await openReadMonitors();
    const row = store.monitor.get(okId);
    if (!row) throw new Error('there is no such monitor');
    let created = 0;
    alterations.set('scope', (body) => {
      // One is deleted and another created in the same place, so the number is unchanged.
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

  test('needs a sweep while the counts disagree, less and less often', async () => {
    const { read, reader, alterations } = await openReadMonitors();
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

  test('needs no sweep if only statuses differ', async () => {
    const { read, reader, alterations } = await openReadMonitors();
    alterations.set('weather/monitor', () => ({ body: { ok: 57, warning: 1, alert: 2 } }));
    for (let reads = 0; reads < 10; reads += 1) await read();
    expect(reader.needsSweep).toBe(false);
  });

  test.each([
    ['a field', (row: object) => ({ ...row, description: 42 })],
    ['the status', (row: object) => ({ ...row, status: 'burning' })],
  ])('needs a sweep if %s of a monitor could not be read once', async (_, change) => {
    const { read, reader, alterations, okId } = await openReadMonitors();
    alterations.set('monitor', (body, url) =>
      url.searchParams.has('status')
        ? { body }
        : {
            body: {
              items: (body['items'] as { readonly id: number }[]).map((row) =>
                row.id === okId ? change(row) : row,
              ),
            },
          },
    );
    const hasFlaw = ({ rows }: Awaited<ReturnType<typeof read>>): boolean =>
      rows.some(({ id, flaws = [] }) => id === okId && flaws.length > 0);
    expect(hasFlaw(await read(true))).toBe(true);
    alterations.clear();
    for (let reads = 0; !reader.needsSweep; reads += 1) {
      expect(reads).toBeLessThan(4);
      expect(hasFlaw(await read())).toBe(true);
    }
    expect(hasFlaw(await read(true))).toBe(false);
    expect(reader.needsSweep).toBe(false);
  });

  test('needs a sweep while places count other statuses', async () => {
    const { read, reader, alterations } = await openReadMonitors();
    alterations.set('scope', withoutAlertCounts);
    await read(true);
    for (let reads = 0; !reader.needsSweep; reads += 1) {
      expect(reads).toBeLessThan(4);
      expect((await read()).isProven).toBe(false);
    }
  });

  test('keeps a sweep even if the report after it fails', async () => {
    const { read, alterations, requests } = await openMonitorReader({ monitors: 60 });
    alterations.set('weather/monitor', () => 500);
    await expect(read(true)).rejects.toThrow();
    alterations.clear();
    const { rows, isProven } = await read();
    expect([rows.length, isProven]).toEqual([60, true]);
    expect(requests).toEqual(TICK);
  });
});

describe('adopted monitors', () => {
  test('are proven by the counts if they were proven before, otherwise by the counts of each place', async () => {
    const { swept, reader, read, requests } = await openReadMonitors();
    reader.adopt(swept.rows, true);
    expect((await read()).isProven).toBe(true);
    expect(requests).toEqual(TICK);
    reader.adopt(swept.rows, false);
    expect((await read()).isProven).toBe(true);
    expect(requests).toEqual([...TICK, 'scope', 'service']);
  });
});

import { describe, expect, test } from 'vitest';

import { pollAltered, withoutRows } from '../altered-source';

async function openBoard() {
  const opened = await pollAltered({ monitors: 60 });
  const first = await opened.refresh();
  const { scope, service, monitor } = opened.store;
  const [row] = [...monitor.values()];
  const [where] = [...scope.values()];
  const [what] = [...service.values()];
  if (!row || !where || !what) throw new Error('the estate is empty');
  return { ...opened, first, row, where, what, scope, service, monitor };
}

describe('the names of scopes and services', () => {
  test('are read in the refresh that finds a monitor in a new scope', async () => {
    const { refresh, requests, scope, monitor, row, where } = await openBoard();
    const created = scope.insert((id) => ({ ...where, id, name: 'mars-1' }));
    monitor.insert((id) => ({ ...row, id, scope: created.id }));
    const { scopes, monitors } = await refresh();
    expect(monitors.isProven).toBe(true);
    expect(scopes.items.find(({ id }) => id === created.id)?.name).toBe('mars-1');
    // The request for counts returns the names too.
    expect(requests.filter((path) => path === 'scope')).toHaveLength(1);
  });

  test('are read in the refresh that finds an incident in a new service', async () => {
    const { refresh, requests, service, store, what } = await openBoard();
    const created = service.insert((id) => ({ ...what, id, name: 'Teleport' }));
    const [incident] = [...store.incident.values()];
    if (!incident) throw new Error('there is no incident');
    store.incident.insert((id) => ({ ...incident, id, status: 'active', service: created.id }));
    const { services } = await refresh();
    expect(services).toMatchObject({ isProven: true, flaws: [] });
    expect(services.items.find(({ id }) => id === created.id)?.name).toBe('Teleport');
    expect(requests).toContain('service');
    expect(requests).not.toContain('scope');
    await refresh();
    expect(requests).not.toContain('service');
  });

  test('are requested less and less often if an id stays without a name', async () => {
    const { refresh, requests, monitor, row, alterations } = await openBoard();
    monitor.replace({ ...row, scope: 999, status: 'alert' });
    alterations.set('weather/monitor', (body) => ({ body }));
    const turns: number[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      const { scopes } = await refresh();
      expect(scopes).toMatchObject({ isProven: false, flaws: [{ kind: 'missing', field: null, count: 1 }] });
      if (requests.includes('scope')) turns.push(turn);
    }
    expect(turns).toEqual([0, 2, 6, 14]);
  });

  test('are read again soon if a row could not be read in full once', async () => {
    const { refresh, alterations, time, where } = await openBoard();
    alterations.set('scope', (body) => ({
      body: {
        items: (body['items'] as { readonly id: number }[]).map((row) =>
          row.id === where.id ? { ...row, description: 42 } : row,
        ),
      },
    }));
    time.ms += 600_000;
    expect((await refresh()).scopes.flaws).not.toEqual([]);
    alterations.clear();
    const left: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) left.push((await refresh()).scopes.flaws.length);
    expect(left.at(-1)).toBe(0);
  });

  test('are kept if a list is incomplete, whether its total shows it or not', async () => {
    for (const total of [undefined, 1]) {
      const { refresh, first, alterations, where, store, row } = await openBoard();
      alterations.set(
        'scope',
        withoutRows(({ id }) => id !== where.id, total),
      );
      // A new monitor makes the poller read the places.
      store.monitor.insert((id) => ({ ...row, id }));
      const { scopes } = await refresh();
      expect(scopes).toMatchObject({ state: 'fresh', isProven: false });
      expect(scopes.flaws).toMatchObject([{ kind: 'missing' }]);
      expect(new Set(scopes.items.map(({ name }) => name))).toEqual(
        new Set(first.scopes.items.map(({ name }) => name)),
      );
      alterations.clear();
      for (let times = 0; times < 2; times += 1) await refresh();
      expect((await refresh()).scopes).toMatchObject({ isProven: true, flaws: [] });
    }
  });

  test('are removed with a deleted scope that is not in use', async () => {
    const { refresh, scope, where, monitor, store, row } = await openBoard();
    const created = scope.insert((id) => ({ ...where, id, name: 'mars-1' }));
    const inside = monitor.insert((id) => ({ ...row, id, scope: created.id }));
    expect((await refresh()).scopes.items.map(({ name }) => name)).toContain('mars-1');
    monitor.delete(inside.id);
    store.scope.delete(created.id);
    expect((await refresh()).scopes.items.map(({ name }) => name)).not.toContain('mars-1');
  });

  test('are read again while monitors are unproven', async () => {
    const { refresh, requests, alterations } = await openBoard();
    alterations.set('weather/monitor', (body) => ({ body: { ...body, ok: Number(body['ok']) + 1 } }));
    expect((await refresh()).monitors.isProven).toBe(false);
    expect(requests).toEqual(expect.arrayContaining(['scope', 'service']));
  });
});

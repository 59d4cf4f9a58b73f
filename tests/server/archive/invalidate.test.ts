import { pino } from 'pino';
import { describe, expect, test } from 'vitest';

import { updateIncident } from '@/lib/sandbox/store/incidents';
import type { BoardState } from '@/lib/server/snapshot/board-state';
import { createUnreadState } from '@/lib/server/snapshot/board-state';
import { Poller } from '@/lib/server/poller/poller';

import { startArchive } from './start-archive';

/** A poller and an archive of the same source. */
async function startBoth() {
  const { archive, client, clock, source, seen, time } = await startArchive();
  let state: BoardState = createUnreadState('source', { seconds: 15, isSlowed: false });
  const poller = new Poller({
    client,
    sourceId: 'source',
    timeZone: 'UTC',
    intervalSeconds: 15,
    clock,
    random: () => 0.5,
    timer: () => () => undefined,
    log: pino({ level: 'silent' }),
    onState: (next) => {
      archive.invalidate(state.sections, next.sections);
      state = next;
    },
  });
  const all = new URLSearchParams();
  const read = async () => {
    const [list, counts] = await Promise.all([
      archive.incidents(all, 1, 50),
      archive.weather('incident', all),
    ]);
    if (list.state !== 'read' || counts.state !== 'read') throw new Error('the archive is unavailable');
    return {
      statuses: new Map(list.value.items.map(({ id, status }) => [id, status])),
      counts: counts.value,
    };
  };
  await poller.refresh();
  const open = source.sandbox.store.incident.list([({ status }) => status !== 'resolved']);
  return { archive, poller, source, seen, time, open, read, all };
}

describe('the archive and the board', { timeout: 120_000 }, () => {
  test('shows a resolved and a deleted incident as soon as the board does', async () => {
    const { archive, poller, source, open, read } = await startBoth();
    const [over, deleted] = open;
    if (!over || !deleted) throw new Error('nothing is going on');
    const before = await read();
    expect(await archive.incident(deleted.id)).toMatchObject({ value: { id: deleted.id } });
    updateIncident(source.sandbox.store, over, { ...over, status: 'resolved' });
    source.sandbox.store.deleteWithEvents('incident', deleted.id);
    await poller.refresh();
    const after = await read();
    expect(after.statuses.get(over.id)).toBe('resolved');
    expect(after.statuses.has(deleted.id)).toBe(false);
    expect(after.counts['resolved']).toBe((before.counts['resolved'] ?? 0) + 1);
    expect(await archive.incident(deleted.id)).toMatchObject({ state: 'read', value: null });
  });

  test('keeps cached reads of a kind that did not change', async () => {
    const { archive, poller, source, open, seen, all } = await startBoth();
    const [over] = open;
    if (!over) throw new Error('nothing is going on');
    await archive.maintenances(all, 1, 50);
    updateIncident(source.sandbox.store, over, { ...over, status: 'resolved' });
    await poller.refresh();
    seen.length = 0;
    await archive.maintenances(all, 1, 50);
    expect(seen).toEqual([]);
  });

  test('does not cache a response that was requested before the board changed', async () => {
    const { archive, poller, source, open, all } = await startBoth();
    const [over] = open;
    if (!over) throw new Error('nothing is going on');
    source.sandbox.faults.set([{ kind: 'delay', path: '/api/weather/incident', delayMs: 1_000, times: 1 }]);
    const early = archive.weather('incident', all);
    updateIncident(source.sandbox.store, over, { ...over, status: 'resolved' });
    await poller.refresh();
    await early;
    const read = await archive.weather('incident', all);
    const { length } = source.sandbox.store.incident.list([({ status }) => status === 'resolved']);
    expect(read).toMatchObject({ value: { resolved: length } });
  });
});

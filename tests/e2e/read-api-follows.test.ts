import { expect, test } from 'vitest';

import { createIncident, updateIncident } from '@/lib/sandbox/store/incidents';

import { startOwnBoard, startOwnSource } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';

interface Row {
  readonly id: number;
  readonly status: string;
}

test('the read API follows the board as soon as the snapshot has a new, a resolved or a deleted incident', async () => {
  const source = await startOwnSource({ mood: 'calm' });
  const { store } = source.sandbox;
  const board = await startOwnBoard(source);
  const read = async <Answer>(path: string): Promise<Answer> => {
    const response = await fetch(board.url + path);
    expect(response.status, path).toBe(200);
    return (await response.json()) as Answer;
  };
  const openIds = async (): Promise<readonly number[]> => {
    const { sections } = await read<{ sections: { incidents: { items: readonly Row[] } } }>('/api/snapshot');
    return sections.incidents.items.map(({ id }) => id);
  };
  const past = async () => {
    const [{ items }, counts] = await Promise.all([
      read<{ items: readonly Row[] }>('/api/incident?per_page=50'),
      read<Record<string, number>>('/api/weather/incident'),
    ]);
    return { statuses: new Map(items.map(({ id, status }) => [id, status])), counts };
  };
  const untilOpen = (ids: readonly number[]) => expect.poll(openIds, { timeout: PATIENCE_MS }).toEqual(ids);

  await untilOpen([]);
  // What is asked for here is kept for a minute, if nothing changes.
  const before = await past();
  const { active = 0, resolved = 0 } = before.counts;
  expect(active).toBe(0);

  const fields = {
    name: 'Payments are declined',
    description: null,
    external_reference: null,
    external_link: null,
    severity: 'high',
    scope: 1,
    service: 1,
    start_impact_date: store.now,
  } as const;
  const incident = createIncident(store, fields);
  await untilOpen([incident.id]);
  const opened = await past();
  expect(opened.statuses.get(incident.id)).toBe('active');
  expect(opened.counts).toMatchObject({ active: 1, resolved });

  updateIncident(store, incident, { ...incident, status: 'resolved' });
  await untilOpen([]);
  const closed = await past();
  expect(closed.statuses.get(incident.id)).toBe('resolved');
  expect(closed.counts).toMatchObject({ active: 0, resolved: resolved + 1 });

  const other = createIncident(store, fields);
  await untilOpen([other.id]);
  expect((await past()).statuses.get(other.id)).toBe('active');
  store.deleteWithEvents('incident', other.id);
  await untilOpen([]);
  const deleted = await past();
  expect(deleted.statuses.has(other.id)).toBe(false);
  expect(deleted.counts).toMatchObject({ active: 0, resolved: resolved + 1 });
  expect((await fetch(`${board.url}/api/incident/${other.id}`)).status).toBe(404);
});

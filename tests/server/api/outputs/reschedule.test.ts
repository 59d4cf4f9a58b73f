import ICAL from 'ical.js';
import { expect, test } from 'vitest';

import { createMaintenance, updateMaintenance } from '@/lib/sandbox/store/maintenances';

import { serveReadApi } from '../../../conformance/serve-read-api';
import { startApi } from '../read-api/start-api';

const FIELDS = {
  name: 'Database upgrade',
  description: null,
  external_reference: null,
  external_link: null,
  service_status: 'down',
  scope: 1,
  service: 1,
  scheduled_start_date: '2036-01-01T10:00',
  scheduled_end_date: '2036-01-01T12:00',
} as const;

/** The event of a maintenance, as ical.js reads it. */
async function readEvent(url: string, id: number) {
  const text = await (await fetch(`${url}/calendar.ics`)).text();
  const found = new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .find((event) => String(event.getFirstPropertyValue('url')).endsWith(`/maintenances/${id}`));
  if (!found) throw new Error(`maintenance ${id} is not in the calendar`);
  const { uid, sequence, startDate } = new ICAL.Event(found);
  return {
    uid,
    sequence,
    start: startDate.toString(),
    modified: String(found.getFirstPropertyValue('last-modified')),
    status: String(found.getFirstPropertyValue('status')),
  };
}

test('an event that is rescheduled, and canceled, all within a minute, grows its sequence each time', async () => {
  const { board, source } = await startApi();
  const { store } = source.sandbox;
  const created = createMaintenance(store, FIELDS);
  await board.refresh();
  const before = await readEvent(board.url, created.id);
  const later = updateMaintenance(store, created, {
    ...created,
    scheduled_start_date: '2036-01-02T10:00',
    scheduled_end_date: '2036-01-02T12:00',
  });
  await board.refresh();
  const moved = await readEvent(board.url, created.id);
  updateMaintenance(store, later, { ...later, status: 'canceled' });
  await board.refresh();
  const canceled = await readEvent(board.url, created.id);

  expect([before.start, moved.start, canceled.status]).toEqual([
    '2036-01-01T10:00:00Z',
    '2036-01-02T10:00:00Z',
    'CANCELLED',
  ]);
  expect([before.uid, moved.uid]).toEqual([canceled.uid, canceled.uid]);
  expect(moved.sequence).toBeGreaterThan(before.sequence);
  expect(canceled.sequence).toBeGreaterThan(moved.sequence);
  expect(moved.modified > before.modified && canceled.modified > moved.modified).toBe(true);
});

test('a board that starts later has the same event', async () => {
  const { board, source } = await startApi();
  const { store } = source.sandbox;
  const created = createMaintenance(store, FIELDS);
  updateMaintenance(store, created, { ...created, scheduled_end_date: '2036-01-01T13:00' });
  await board.refresh();
  const seen = await readEvent(board.url, created.id);
  await board.close();
  const another = await serveReadApi({ url: source.url, token: source.token });
  await another.refresh();
  const again = await readEvent(another.url, created.id);
  await another.close();
  // The identifier contains the address of the board, and theirs differ.
  expect({ ...again, uid: null }).toEqual({ ...seen, uid: null });
});

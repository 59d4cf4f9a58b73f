import { expect, test } from 'vitest';

import { createMaintenance, updateMaintenance } from '@/lib/sandbox/store/maintenances';
import type { MonitorStatus } from '@/lib/status/model/types';

import { emptyFolder } from '../../../support/empty-folder';
import { readWithFeedparser, readWithIcalendar } from '../../../support/python-readers';
import { untilNextSecond } from '../../../support/subscriptions';
import { openHistory } from '../../history/engines';
import { startApi } from '../read-api/start-api';

// A board that reads ProdManager without a token: its history knows what was changed, and when.

const clock = { now: () => Date.now(), elapsed: () => performance.now() };

async function startRecording() {
  const place = { dataDir: emptyFolder(), databaseUrl: undefined };
  const history = await openHistory(place, { clock, timeZone: 'UTC' });
  history.recorder.begin();
  const api = await startApi({ mood: 'calm' }, { history });
  const { store } = api.source.sandbox;
  const readFeed = async (query: string) =>
    readWithFeedparser(await (await api.get(`/feed.atom?${query}`)).text());
  const setStatus = async (id: number, status: MonitorStatus): Promise<void> => {
    const monitor = store.monitor.get(id);
    if (!monitor || status === 'unknown') throw new Error(`monitor ${id} cannot be ${status}`);
    store.monitor.replace({ ...monitor, status });
    await api.board.refresh();
  };
  return { ...api, history, store, readFeed, setStatus };
}

test('lists changes of monitors on request only, the newest first, with stable ids', async () => {
  const { board, store, readFeed, setStatus } = await startRecording();
  const [first] = store.monitor.values();
  const id = Number(first?.id);
  const from = first?.status ?? 'ok';
  await setStatus(id, from === 'alert' ? 'ok' : 'alert');
  await setStatus(id, 'warning');
  const { entries, problem } = await readFeed('kind=change');
  expect(problem).toBeNull();
  expect(entries.map(({ link }) => link)).toEqual(Array(2).fill(`${board.url}/monitors/${id}`));
  expect(entries[0]?.title).toContain(first?.name);
  expect(entries[0]?.title).toContain('warning');
  expect(new Set(entries.map((entry) => entry.id)).size).toBe(2);
  expect((await readFeed('kind=change')).entries).toEqual(entries);
  const { entries: notices } = await readFeed('');
  expect(notices.map(({ link }) => link).filter((link) => link.includes('/monitors/'))).toEqual([]);
});

test('limits changes of monitors to a scope and a service', async () => {
  const { store, readFeed, setStatus } = await startRecording();
  const [first] = store.monitor.values();
  const other = [...store.monitor.values()].find(({ scope }) => scope !== first?.scope);
  await setStatus(Number(first?.id), 'warning');
  await setStatus(Number(other?.id), 'warning');
  const idsIn = async (query: string) =>
    (await readFeed(`kind=change&${query}`)).entries.map(({ link }) => Number(link.split('/').at(-1)));
  expect(await idsIn(`scope=${first?.scope}`)).toEqual([first?.id]);
  expect(await idsIn(`scope=${other?.scope}&service=${other?.service}`)).toEqual([other?.id]);
});

test('answers 503 for changes of monitors while the history cannot be read, and lists notices', async () => {
  const { get, history } = await startRecording();
  await history.close();
  const changes = await get('/feed.json?kind=change');
  expect(changes.status).toBe(503);
  expect((await get('/feed.json')).status).toBe(200);
  expect((await get('/calendar.ics')).status).toBe(503);
});

test('grows the sequence of a rescheduled event', async () => {
  const { board, get, store } = await startRecording();
  const created = createMaintenance(store, {
    name: 'Database upgrade',
    description: null,
    external_reference: null,
    external_link: null,
    service_status: 'down',
    scope: 1,
    service: 1,
    scheduled_start_date: '2036-01-01T10:00',
    scheduled_end_date: '2036-01-01T12:00',
  });
  const read = async () => {
    await board.refresh();
    const { events } = await readWithIcalendar(await (await get('/calendar.ics')).text());
    return events.find(({ url }) => url.endsWith(`/maintenances/${created.id}`));
  };
  const before = await read();
  expect(await read()).toEqual(before);
  await untilNextSecond();
  updateMaintenance(store, created, { ...created, scheduled_end_date: '2036-01-01T13:00' });
  const moved = await read();
  expect(moved?.end).toBe('2036-01-01T13:00:00+00:00');
  expect(moved?.uid).toBe(before?.uid);
  expect(moved?.sequence).toBeGreaterThan(Number(before?.sequence));
});

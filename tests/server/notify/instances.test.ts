import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';

import { ProdManager } from '@/lib/prodmanager/index';
import type { IncidentRow } from '@/lib/sandbox/store/rows';
import { Polling } from '@/lib/server/cluster/polling';
import { Notifier } from '@/lib/server/notify/notifier';
import { createUnreadState } from '@/lib/server/snapshot/board-state';
import { SnapshotStore } from '@/lib/server/snapshot/snapshot-store';
import { systemClock as clock } from '@/lib/server/util/clock';
import { FULL_VISIBILITY } from '@/lib/status/model/visibility';

import { freshOf, incidentOf } from '../../status/samples';
import { fillEstate, SMALL } from '../../support/estate';
import { startOwnSource } from '../../support/own-board';
import type { SandboxServer } from '../../support/sandbox-server';
import { shareRedis } from '../cluster/shared-redis';
import { createPlace, ENGINES, openHistory, sharePostgres, type Place } from '../history/engines';
import { notifyConfigOf, NotifyStory } from './notify-story';
import { startReceiver, verify } from './receiver';

const postgres = sharePostgres();
const redis = shareRedis();

/** An instance of the board, wired as in a process, without pages. */
async function startInstance(
  source: SandboxServer,
  place: Place,
  channels: Readonly<Record<string, unknown>>,
) {
  const log = pino({ level: 'silent' });
  const history = await openHistory(place, { clock, intervalSeconds: 1 });
  const initial = createUnreadState('source', { seconds: 1, isSlowed: false });
  const metadata = { title: 'Production', isDemo: false, timeZone: 'UTC', readsComments: true };
  const store = new SnapshotStore(clock, metadata, initial);
  const notifier = new Notifier({
    config: notifyConfigOf({ channels, rules: [{ channels: Object.keys(channels), events: ['incident'] }] }),
    store: history.store,
    board: store,
    audiences: { public: FULL_VISIBILITY, internal: FULL_VISIBILITY },
    render: { timeZone: 'UTC', boardTitle: 'Production', boardUrl: undefined },
    outbound: null,
    clock,
    log,
    random: Math.random,
    timing: { collectMs: 0, tickMs: 100 },
  });
  const polling = new Polling({
    client: new ProdManager({ url: source.url, token: source.token, maxRetries: 0 }),
    sourceId: 'source',
    timeZone: 'UTC',
    intervalSeconds: 1,
    clock,
    random: Math.random,
    log,
    redisUrl: redis.url,
    initial,
    onState: (state) => store.publish(state),
    onLead: () => notifier.lead(),
    onFollow: () => void notifier.follow(),
    onRead: (_state, closed) => notifier.note(closed),
  });
  notifier.start();
  await polling.start();
  const stop = async (): Promise<void> => {
    await polling.stop();
    await notifier.stop();
  };
  onTestFinished(stop);
  return { polling, store, stop, history };
}

function openIncident({ sandbox }: SandboxServer, name: string): IncidentRow {
  return sandbox.store.incident.insert((id) => ({
    id,
    name,
    description: null,
    scope: 1,
    service: 1,
    external_reference: null,
    external_link: null,
    status: 'active',
    severity: 'high',
    creation_date: '2026-03-02T09:00',
    start_impact_date: '2026-03-02T09:00',
    investigation_date: null,
    stable_date: null,
    resolve_date: null,
  }));
}

test('two instances on one Redis and one PostgreSQL announce each event once, also after the leader has gone', async () => {
  const source = await startOwnSource({ mood: 'empty' });
  fillEstate(source.sandbox.store, SMALL);
  const receiver = await startReceiver();
  const place = await createPlace('postgres', postgres);
  const one = await startInstance(source, place, { hook: receiver.channel });
  const two = await startInstance(source, place, { hook: receiver.channel });
  const isKnown = async (): Promise<boolean> => {
    const { sql, source: number } = await one.history.store.open();
    const rows = await sql.query('SELECT 1 FROM notify_announced WHERE source = ? AND announced LIKE ?', [
      number,
      '%"incidents":{}%',
    ]);
    return rows.length > 0;
  };
  await expect.poll(isKnown).toBe(true);

  const incident = openIncident(source, 'The first');
  await expect.poll(() => receiver.titles()).toEqual(['Incident opened: The first']);

  const [leader, follower] = one.polling.poller ? [one, two] : [two, one];
  await leader.stop();
  source.sandbox.store.incident.replace({
    ...incident,
    status: 'resolved',
    resolve_date: '2026-03-02T10:00',
  });
  await expect.poll(() => receiver.titles()).toHaveLength(2);
  expect(follower.polling.poller).not.toBeNull();

  openIncident(source, 'The second');
  await expect.poll(() => receiver.titles()).toHaveLength(3);
  expect(receiver.titles()).toEqual([
    'Incident opened: The first',
    'Incident resolved: The first',
    'Incident opened: The second',
  ]);
});

describe.each(ENGINES)('several senders, with %s', (engine) => {
  test('send each message once, although all look at the same time', async () => {
    const receiver = await startReceiver();
    const place = await createPlace(engine, postgres);
    const names = Array.from({ length: 12 }, (_, index) => `hook-${index}`);
    const channels = Object.fromEntries(names.map((name) => [name, receiver.channel]));
    const time = { ms: clock.elapsed() };
    const config = notifyConfigOf({ channels });
    const [detecting, ...others] = await Promise.all(
      [1, 2, 3].map(
        async () => new NotifyStory(await openHistory(place, { clock }), time, config, { clock }),
      ),
    );
    if (!detecting) throw new Error('there is no story');
    await detecting.read(0);
    await Promise.all([
      detecting.read(0, { incidents: freshOf([incidentOf()]) }),
      ...others.map(async (other) => {
        await expect
          .poll(async () => {
            await other.wait(0);
            return receiver.seen.length;
          })
          .toBeGreaterThanOrEqual(names.length);
      }),
    ]);
    await Promise.all([detecting, ...others].map((story) => story.wait(0)));
    expect(receiver.seen).toHaveLength(names.length);
    expect(new Set(receiver.seen.map((request) => verify(request).id)).size).toBe(names.length);
  });

  test('detect one at a time: an instance that takes over announces nothing again', async () => {
    const receiver = await startReceiver();
    const place = await createPlace(engine, postgres);
    const time = { ms: clock.elapsed() };
    const config = notifyConfigOf({ channels: { hook: receiver.channel } });
    const open = async () => new NotifyStory(await openHistory(place, { clock }), time, config, { clock });
    const [one, two] = [await open(), await open()];
    await one.read(0);
    await one.read(0, { incidents: freshOf([incidentOf()]) });
    // It sees an older board, as an instance may that has lost Redis.
    await two.read(0);
    await one.notifier.stop();
    await two.read(0, { incidents: freshOf([incidentOf()]) });
    expect(receiver.titles()).toEqual(['Incident opened: Cards are declined']);
  });
});

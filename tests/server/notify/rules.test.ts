import { describe, expect, test } from 'vitest';

import { freshOf, incidentOf, monitorOf } from '../../status/samples';
import { createPlace, createTime, openHistory } from '../history/engines';
import { notifyConfigOf, NotifyStory } from './notify-story';
import type { NotifierOptions } from '@/lib/server/notify/notifier';
import { startReceiver } from './receiver';

const GRACE_MS = 120_000;

/** Two receivers, with rules for the channels `one` and `two`. */
async function startStory(
  rules: readonly unknown[] | undefined,
  audience: 'public' | 'internal' = 'public',
  options: Partial<NotifierOptions> = {},
) {
  const [one, two] = [await startReceiver(), await startReceiver()];
  const { time, clock } = createTime();
  const place = await createPlace('sqlite', () => {
    throw new Error('not used');
  });
  const config = notifyConfigOf({
    channels: { one: one.channel, two: { ...two.channel, audience } },
    ...(rules && { rules }),
  });
  const story = new NotifyStory(await openHistory(place, { clock }), time, config, options);
  await story.read(0, { monitors: monitorsIn('ok', 'ok') });
  return { one, two, story };
}

/** The monitors of Payments in eu and us. */
const monitorsIn = (eu: 'ok' | 'warning' | 'alert', us: 'ok' | 'warning' | 'alert') =>
  freshOf([
    monitorOf({ id: 1, status: eu, scopeId: 1, serviceId: 1 }),
    monitorOf({ id: 2, status: us, scopeId: 2, serviceId: 1 }),
  ]);

describe('rules', () => {
  test('by scope are about that part of the board, even if the whole was failing already', async () => {
    const { one, two, story } = await startStory([
      { channels: ['one'], events: ['verdict', 'service'] },
      { channels: ['two'], events: ['verdict', 'service'], scopes: ['EU'], services: [1] },
    ]);
    await story.read(15_000, { monitors: monitorsIn('ok', 'alert') });
    await story.read(GRACE_MS);
    expect(two.seen).toHaveLength(0);
    await story.read(15_000, { monitors: monitorsIn('alert', 'alert') });
    await story.read(GRACE_MS);
    const eventsOf = (receiver: typeof one) =>
      receiver.seen.flatMap(({ body }) =>
        (JSON.parse(body) as { data: { events: { title: string }[] } }).data.events.map(({ title }) => title),
      );
    expect(eventsOf(one)).toEqual(['Payments is failing in us', 'Service Payments is failing']);
    expect(eventsOf(two)).toEqual(['Payments is failing in eu', 'Service Payments is failing']);
  });

  test('by level announce the recovery too, and nothing that stayed below', async () => {
    const { one, two, story } = await startStory([
      { channels: ['one'], events: ['service'] },
      { channels: ['two'], events: ['service'], level: 'alert' },
    ]);
    for (const status of ['warning', 'ok', 'warning', 'alert', 'warning', 'ok'] as const) {
      await story.read(15_000, { monitors: monitorsIn(status, 'ok') });
      await story.read(GRACE_MS);
    }
    expect(one.titles()).toEqual([
      'Service Payments is degraded',
      'Service Payments has recovered',
      'Service Payments is degraded',
      'Service Payments is failing',
      'Service Payments is degraded',
      'Service Payments has recovered',
    ]);
    expect(two.titles()).toEqual([
      'Service Payments is failing',
      'Service Payments is degraded',
      'Service Payments has recovered',
    ]);
  });

  test('by severity and kind choose incidents', async () => {
    const { one, two, story } = await startStory([
      { channels: ['one'], events: ['maintenance'] },
      { channels: ['two'], severity: 'high' },
    ]);
    await story.read(15_000, {
      incidents: freshOf([
        incidentOf({ id: 1, severity: 'moderate', name: 'A moderate one' }),
        incidentOf({ id: 2, severity: 'critical', name: 'A critical one' }),
      ]),
    });
    expect(one.titles()).toEqual([]);
    expect(two.titles()).toEqual(['Incident opened: A critical one']);
  });

  test('that overlap announce an event once', async () => {
    const { one, story } = await startStory([
      { channels: ['one'] },
      { channels: ['one'], scopes: ['eu'] },
      { channels: ['one'], events: ['incident'] },
    ]);
    await story.read(15_000, { incidents: freshOf([incidentOf()]) });
    expect(one.titles()).toEqual(['Incident opened: Cards are declined']);
  });
});

describe('a public channel', () => {
  const at = '2026-11-20T10:00:00Z';
  const internalEvents = [{ at, type: 'comment', content: 'It was me', commentsBefore: 0 }] as const;

  test('never gets internal comments; an internal one does', async () => {
    const { one, two, story } = await startStory(undefined, 'internal');
    await story.read(15_000, { incidents: freshOf([incidentOf({ internalEvents: [] })]) });
    await story.read(15_000, { incidents: freshOf([incidentOf({ internalEvents })]) });
    await story.read(
      15_000,
      { incidents: freshOf([]) },
      { incidents: [incidentOf({ status: 'resolved', internalEvents })], maintenances: [] },
    );
    expect(one.titles()).toEqual([
      'Incident opened: Cards are declined',
      'Incident resolved: Cards are declined',
    ]);
    expect(one.seen.map(({ body }) => body).join()).not.toContain('It was me');
    expect(two.titles()).toHaveLength(3);
    expect(two.seen[1]?.body).toContain('Internal comment: It was me');
  });

  test('gets nothing of places that only members see', async () => {
    const { one, two, story } = await startStory(undefined, 'internal', {
      audiences: {
        public: { areas: [{ scopes: ['us'], services: null }], showsInternal: false },
        internal: { areas: [{ scopes: null, services: null }], showsInternal: true },
      },
    });
    await story.read(15_000, {
      incidents: freshOf([incidentOf({ scopeId: 1 })]),
      monitors: monitorsIn('alert', 'ok'),
    });
    await story.read(
      GRACE_MS,
      { incidents: freshOf([]) },
      { incidents: [incidentOf({ status: 'resolved' })], maintenances: [] },
    );
    expect(one.seen).toEqual([]);
    expect(two.titles().length).toBeGreaterThan(0);
  });
});

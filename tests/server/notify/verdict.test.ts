import { describe, expect, test } from 'vitest';

import { freshOf, incidentOf } from '../../status/samples';
import { createPlace, createTime, ENGINES, openHistory, sharePostgres } from '../history/engines';
import { monitorsOf } from '../history/readings';
import { notifyConfigOf, NotifyStory } from './notify-story';
import { startReceiver } from './receiver';

const postgres = sharePostgres();
const GRACE_MS = 120_000;
const OK = { monitors: freshOf(monitorsOf('ok', 'ok')) };
const FAILING = { monitors: freshOf(monitorsOf('alert', 'ok')) };

async function startStory(engine: (typeof ENGINES)[number]) {
  const receiver = await startReceiver();
  const place = await createPlace(engine, postgres);
  const { time, clock } = createTime();
  const config = notifyConfigOf({
    channels: { hook: receiver.channel },
    rules: [{ channels: ['hook'], events: ['verdict'] }],
  });
  const open = async () => new NotifyStory(await openHistory(place, { clock }), time, config);
  return { receiver, open };
}

describe.each(ENGINES)('the verdict, with %s', (engine) => {
  test('is announced when it has changed for the grace period, and when it is ok again', async () => {
    const { receiver, open } = await startStory(engine);
    const story = await open();
    await story.read(0, OK);
    await story.read(15_000, FAILING);
    expect(receiver.seen).toHaveLength(0);
    await story.read(GRACE_MS);
    expect(receiver.titles()).toEqual(['Payments is failing in eu']);
    await story.read(15_000, OK);
    await story.read(GRACE_MS);
    expect(receiver.titles()).toEqual(['Payments is failing in eu', 'All 2 monitors OK']);
  });

  test('is not announced if it changed for less than the grace period', async () => {
    const { receiver, open } = await startStory(engine);
    const story = await open();
    await story.read(0, OK);
    await story.read(15_000, FAILING);
    await story.read(GRACE_MS - 15_000, OK);
    await story.read(GRACE_MS);
    expect(receiver.seen).toHaveLength(0);
  });

  test('is no news at the first start, however bad it is; its end is', async () => {
    const { receiver, open } = await startStory(engine);
    const story = await open();
    await story.read(0, { ...FAILING, incidents: freshOf([incidentOf()]) });
    await story.read(GRACE_MS);
    expect(receiver.seen).toHaveLength(0);
    await story.read(15_000, { ...OK, incidents: freshOf([]) });
    await story.read(GRACE_MS);
    expect(receiver.titles()).toEqual(['All 2 monitors OK']);
  });

  test('is announced if it changed while no process ran, once', async () => {
    const { receiver, open } = await startStory(engine);
    const before = await open();
    await before.read(0, OK);
    await before.notifier.stop();
    const after = await open();
    await after.read(3_600_000, FAILING);
    await after.read(GRACE_MS);
    await after.notifier.stop();
    expect(receiver.titles()).toEqual(['Payments is failing in eu']);
    const again = await open();
    await again.read(60_000, FAILING);
    await again.read(GRACE_MS);
    expect(receiver.seen).toHaveLength(1);
  });
});

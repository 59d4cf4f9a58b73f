import { pino } from 'pino';
import { expect, test } from 'vitest';

import { freshOf, incidentOf } from '../../status/samples';
import { createPlace, createTime, openHistory, sharePostgres } from '../history/engines';
import { notifyConfigOf, NotifyStory } from './notify-story';
import { startReceiver } from './receiver';

const postgres = sharePostgres();

test('what happens while the database is away is announced once it is back, with what closed meanwhile', async () => {
  const receiver = await startReceiver();
  const { time, clock } = createTime();
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  const history = await openHistory(await createPlace('postgres', postgres), { clock });
  const config = notifyConfigOf({ channels: { hook: receiver.channel } });
  const story = new NotifyStory(history, time, config, { log });
  await story.read(0, { incidents: freshOf([incidentOf({ id: 1, name: 'The old one' })]) });

  await postgres().kill();
  const closed = {
    incidents: [incidentOf({ id: 1, name: 'The old one', status: 'resolved' })],
    maintenances: [],
  };
  await story.read(15_000, { incidents: freshOf([]) }, closed);
  await story.read(15_000, { incidents: freshOf([incidentOf({ id: 2, name: 'A new one' })]) });
  expect(receiver.seen).toEqual([]);
  expect(story.notifier.health.problem).not.toBeNull();
  expect(lines.join('')).toContain('wait');

  await postgres().restart();
  await expect
    .poll(async () => {
      await story.read(15_000);
      return receiver.seen.length;
    })
    .toBe(1);
  expect(receiver.titles()).toEqual(['2 updates']);
  expect(receiver.seen[0]?.body).toMatch(/A new one.*The old one|The old one.*A new one/);
  expect(story.notifier.health.problem).toBeNull();
  await story.read(15_000);
  expect(receiver.seen).toHaveLength(1);
});

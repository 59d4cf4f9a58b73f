import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { systemClock } from '@/lib/server/util/clock';

import { freshOf, incidentOf } from '../../status/samples';
import { createPlace, ENGINES, openHistory, sharePostgres, type Place } from '../history/engines';
import { notifyConfigOf, NotifyStory } from './notify-story';
import { startReceiver, verify } from './receiver';

const script = fileURLToPath(new URL('./dying-notifier.ts', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const postgres = sharePostgres();

/** Runs a process that announces an incident, and kills it when it has reached a moment. */
async function announceAndDie(
  { dataDir, databaseUrl = '' }: Place,
  channels: Readonly<Record<string, unknown>>,
  moment: 'claimed' | 'sent',
): Promise<void> {
  const notify = JSON.stringify({ channels, digest: '0s' });
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', script, dataDir, databaseUrl, notify, moment],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exit = once(child, 'exit');
  for await (const chunk of child.stdout) if (String(chunk).includes(moment)) child.kill('SIGKILL');
  await exit;
}

/** A process that takes over, with the incident still open. */
async function takeOver(place: Place, channels: Readonly<Record<string, unknown>>): Promise<NotifyStory> {
  const time = { ms: systemClock.elapsed() };
  const story = new NotifyStory(
    await openHistory(place, { clock: systemClock }),
    time,
    notifyConfigOf({ channels }),
    { clock: systemClock },
  );
  await story.read(0, { incidents: freshOf([incidentOf({ id: 7 })]) });
  return story;
}

describe.each(ENGINES)('a process that is killed, with %s', (engine) => {
  test('between claiming a message and sending it: the message is sent once', async () => {
    const receiver = await startReceiver();
    const place = await createPlace(engine, postgres);
    await announceAndDie(place, { hook: receiver.channel }, 'claimed');
    expect(receiver.seen).toHaveLength(0);
    const story = await takeOver(place, { hook: receiver.channel });
    await expect
      .poll(async () => {
        await story.wait(0);
        return receiver.titles();
      })
      .toEqual(['Incident opened: Cards are declined']);
    await story.wait(0);
    expect(receiver.seen).toHaveLength(1);
  });

  test('after sending a message: the repetition has the same id', async () => {
    const receiver = await startReceiver();
    const place = await createPlace(engine, postgres);
    await announceAndDie(place, { hook: receiver.channel }, 'sent');
    expect(receiver.seen).toHaveLength(1);
    const story = await takeOver(place, { hook: receiver.channel });
    await expect
      .poll(async () => {
        await story.wait(0);
        return receiver.seen.length;
      })
      .toBe(2);
    expect(new Set(receiver.seen.map((request) => verify(request).id)).size).toBe(1);
    expect(new Set(receiver.seen.map(({ body }) => body)).size).toBe(1);
  });
});

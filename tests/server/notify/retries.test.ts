import { pino } from 'pino';
import { describe, expect, test } from 'vitest';

import type { NotifierOptions } from '@/lib/server/notify/notifier';

import { freshOf, incidentOf } from '../../status/samples';
import { createPlace, createTime, openHistory } from '../history/engines';
import type { ScriptedResponse, SeenRequest } from '../../support/scripted-server';
import { notifyConfigOf, NotifyStory } from './notify-story';
import { startReceiver, verify } from './receiver';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const incidentsOf = (...ids: readonly number[]) => ({
  incidents: freshOf(ids.map((id) => incidentOf({ id, name: `Incident ${id}` }))),
});

async function startStory(
  respond: (request: SeenRequest, index: number) => ScriptedResponse,
  { digest = '0s', ...options }: Partial<NotifierOptions> & { readonly digest?: string } = {},
) {
  const receiver = await startReceiver(respond);
  const { time, clock } = createTime();
  const place = await createPlace('sqlite', () => {
    throw new Error('not used');
  });
  const config = notifyConfigOf({
    channels: { hook: receiver.channel },
    // While a test waits, the board is not read, and blind.
    rules: [{ channels: ['hook'], events: ['incident'] }],
    digest,
  });
  const history = await openHistory(place, { clock });
  const story = new NotifyStory(history, time, config, options);
  await story.read(0, incidentsOf());
  return { receiver, story, history };
}

const OK: ScriptedResponse = { status: 204, text: '' };
const failFirst =
  (response: ScriptedResponse) =>
  (_request: SeenRequest, index: number): ScriptedResponse =>
    index === 0 ? response : OK;

describe('a message that could not be sent', () => {
  test('is tried again after a delay, with the same id and content', async () => {
    const { receiver, story } = await startStory(failFirst({ status: 503 }));
    await story.read(1_000, incidentsOf(1));
    expect(receiver.seen).toHaveLength(1);
    expect(story.notifier.health.channels).toMatchObject([{ name: 'hook', waiting: 1, problem: 'HTTP_503' }]);
    await story.wait(4_999);
    expect(receiver.seen).toHaveLength(1);
    await story.wait(1);
    const [first, second] = receiver.seen.map((request) => ({ ...verify(request), body: request.body }));
    expect(second).toEqual(first);
    expect(story.notifier.health.channels).toMatchObject([
      { waiting: 0, sent: 1, failed: 0, problem: null, sentAt: expect.any(String) as string },
    ]);
  });

  test('waits for as long as the receiver asks', async () => {
    const { receiver, story } = await startStory(
      failFirst({ status: 429, headers: { 'retry-after': '90' } }),
    );
    await story.read(1_000, incidentsOf(1));
    await story.wait(89_000);
    expect(receiver.seen).toHaveLength(1);
    await story.wait(1_000);
    expect(receiver.seen).toHaveLength(2);
  });

  test('keeps its place: what happens meanwhile becomes one digest after it', async () => {
    const { receiver, story } = await startStory(failFirst({ status: 500 }));
    await story.read(1_000, incidentsOf(1));
    await story.read(1_000, incidentsOf(1, 2));
    await story.read(1_000, incidentsOf(1, 2, 3));
    await story.wait(MINUTE_MS);
    await story.wait(0);
    expect(receiver.titles()).toEqual([
      'Incident opened: Incident 1',
      'Incident opened: Incident 1',
      '2 updates',
    ]);
  });

  test('is given up at once if the receiver rejects it, and the next one is sent', async () => {
    const { receiver, story } = await startStory(failFirst({ status: 400 }));
    await story.read(1_000, incidentsOf(1));
    await story.read(1_000, incidentsOf(1, 2));
    expect(receiver.titles()).toEqual(['Incident opened: Incident 1', 'Incident opened: Incident 2']);
    expect(story.notifier.health.channels).toMatchObject([{ waiting: 0, sent: 1, failed: 1 }]);
  });

  test('is given up after a day', async () => {
    const { receiver, story } = await startStory(() => ({ status: 500 }));
    await story.read(1_000, incidentsOf(1));
    await story.wait(DAY_MS - 1);
    await story.wait(DAY_MS);
    await story.wait(DAY_MS);
    expect(receiver.seen).toHaveLength(3);
    expect(story.notifier.health.channels).toMatchObject([{ waiting: 0, failed: 1 }]);
  });

  test('is not sent to where a redirect leads', async () => {
    const other = await startReceiver();
    const { story } = await startStory(() => ({ status: 307, headers: { location: other.url } }));
    await story.read(1_000, incidentsOf(1));
    expect(other.seen).toHaveLength(0);
    expect(story.notifier.health.channels).toMatchObject([{ waiting: 1, problem: 'REDIRECT' }]);
  });

  test('does not wait for a receiver that never answers', async () => {
    const { receiver, story } = await startStory((_request, index) => (index === 0 ? () => undefined : OK), {
      timing: { timeoutMs: 500 },
    });
    await story.read(1_000, incidentsOf(1));
    expect(story.notifier.health.channels).toMatchObject([{ waiting: 1, problem: 'TIMEOUT' }]);
    await story.wait(MINUTE_MS);
    expect(receiver.seen).toHaveLength(2);
  });

  test('does not read a response that never ends', async () => {
    const { receiver, story } = await startStory(() => (response) => {
      response.writeHead(200);
      response.write('x');
    });
    await story.read(1_000, incidentsOf(1));
    expect(receiver.seen).toHaveLength(1);
    expect(story.notifier.health.channels).toMatchObject([{ waiting: 0, sent: 1 }]);
  });
});

test('a message that another version wrote does not block the channel for longer than a day', async () => {
  const { receiver, story, history } = await startStory(() => OK);
  const { sql, source } = await history.store.open();
  await sql.query(
    `INSERT INTO notify_outbox (source, id, channel, events, omitted, is_open, created_ms, due_ms, attempts, lease, leased_until_ms)
      VALUES (?, 'msg_new', 'hook', '[{"kind":"weather","at":1}]', 0, 0, 0, 0, 0, '', 0)`,
    [source],
  );
  await story.read(1_000, incidentsOf(1));
  expect(receiver.titles()).toEqual(['Incident opened: Incident 1']);
  expect(story.notifier.health.channels).toMatchObject([{ waiting: 0, sent: 1, failed: 1 }]);
});

test('many events within the digest time are one message, which counts what it does not show', async () => {
  const { receiver, story } = await startStory(() => OK, { digest: '5m' });
  await story.read(1_000, incidentsOf(1));
  const ids = Array.from({ length: 80 }, (_, index) => index + 2);
  for (const [index] of ids.entries()) await story.read(1_000, incidentsOf(1, ...ids.slice(0, index + 1)));
  expect(receiver.titles()).toEqual(['Incident opened: Incident 1']);
  await story.wait(5 * MINUTE_MS);
  const [, request] = receiver.seen;
  if (!request) throw new Error('the digest was not sent');
  const { title, more, events } = verify(request);
  expect({ title, more, count: events.length }).toEqual({
    title: '80 updates',
    more: '30 more updates',
    count: 50,
  });
  expect(events.at(-1)).toMatchObject({ id: 81 });
});

test('no address, secret or text of a receiver is logged or reported', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  const { receiver, story } = await startStory(() => ({ status: 500, text: 'told you: s3cret' }), { log });
  await story.read(1_000, incidentsOf(1));
  expect(lines.join('')).toContain('HTTP_500');
  for (const text of [...lines, JSON.stringify(story.notifier.health)]) {
    expect(text).not.toContain(receiver.url);
    expect(text).not.toContain('whsec');
    expect(text).not.toContain('s3cret');
  }
});

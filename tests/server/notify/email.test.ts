import { pino } from 'pino';
import { expect, test } from 'vitest';

import { freshOf, incidentOf } from '../../status/samples';
import { createPlace, createTime, openHistory } from '../history/engines';
import { notifyConfigOf, NotifyStory } from './notify-story';
import { startSmtpReceiver } from './smtp-receiver';

const MAIL = {
  type: 'email',
  host: '127.0.0.1',
  security: 'none',
  from: 'board@example.com',
  to: ['ops@example.com', 'dev@example.com'],
};

async function startStory(
  channel: Readonly<Record<string, unknown>>,
  lines: string[] = [],
  timeoutMs?: number,
) {
  const { time, clock } = createTime();
  const place = await createPlace('sqlite', () => {
    throw new Error('not used');
  });
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  const config = notifyConfigOf({ channels: { mail: { ...MAIL, ...channel } } });
  const options = { log, timing: timeoutMs === undefined ? {} : { timeoutMs } };
  const story = new NotifyStory(await openHistory(place, { clock }), time, config, options);
  await story.read(0);
  return story;
}

const OPENED = {
  incidents: freshOf([incidentOf({ name: 'Cards <b>are</b> declined\r\nBcc: x@evil.example' })]),
};

test('a mail goes to all recipients, and a repetition has the same Message-ID', async () => {
  let isRefusing = true;
  const { port, mails } = await startSmtpReceiver({
    onRcptTo: (_address, _session, callback) =>
      callback(isRefusing ? Object.assign(new Error('later'), { responseCode: 451 }) : null),
  });
  const story = await startStory({ port });
  await story.read(1_000, OPENED);
  expect(mails).toEqual([]);
  expect(story.notifier.health.channels).toMatchObject([{ waiting: 1, problem: 'SMTP_451' }]);
  isRefusing = false;
  await story.wait(60_000);
  const [mail] = mails;
  expect(mails).toHaveLength(1);
  expect(mail).toMatchObject({ from: MAIL.from, to: MAIL.to });
  const [head = ''] = (mail?.source ?? '').split('\r\n\r\n');
  expect(head).toMatch(/^Message-ID: <msg_[\w-]+@example\.com>$/im);
  expect(head).toMatch(/^Auto-Submitted: auto-generated$/im);
  expect(head).not.toMatch(/^Bcc:/im);
  expect(head.replaceAll(/\r\n\s+/g, ' ')).toContain(
    'Subject: Production: Incident opened: Cards <b>are</b> declined Bcc: x@evil.example',
  );
});

test('a refused password is reported as a code, without user name and password', async () => {
  const { port } = await startSmtpReceiver({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, callback) =>
      callback(new Error(`no such user: ${username} ${password}`)),
  });
  const lines: string[] = [];
  const story = await startStory({ port, user: 'board-user', password: 's3cret-pass' }, lines);
  await story.read(1_000, OPENED);
  expect(story.notifier.health.channels).toMatchObject([{ waiting: 1, problem: 'SMTP_535' }]);
  const output = lines.join('') + JSON.stringify(story.notifier.health);
  expect(output).toContain('SMTP_535');
  expect(output).not.toMatch(/board-user|s3cret-pass/);
});

test('nothing is sent to a server that does not encrypt, unless that is asked for', async () => {
  const { port, mails } = await startSmtpReceiver();
  const story = await startStory({ port, security: 'starttls' });
  await story.read(1_000, OPENED);
  expect(mails).toEqual([]);
  expect(story.notifier.health.channels).toMatchObject([
    { waiting: 1, problem: expect.stringMatching(/^(ETLS|SMTP_\d+)$/) as string },
  ]);
});

test('a server that accepts connections and never answers does not block', async () => {
  const { port } = await startSmtpReceiver({ onConnect: () => undefined });
  const story = await startStory({ port }, [], 500);
  await story.read(1_000, OPENED);
  expect(story.notifier.health.channels).toMatchObject([{ waiting: 1, problem: 'ETIMEDOUT' }]);
});

import { expect, test } from 'vitest';

import { createIncident } from '@/lib/sandbox/store/incidents';
import type { Health } from '@/lib/server/api/health';

import { startOwnBoard, startOwnSource } from '../support/own-board';
import { startFailingBoard } from '../support/board-process';
import { fillEstate, SMALL } from '../support/estate';
import { PATIENCE_MS } from '../support/patience';
import { SECRET } from '../server/notify/notify-story';
import { startReceiver, verify } from '../server/notify/receiver';

test('an incident is announced once, and neither output nor health reveals the address', async () => {
  const source = await startOwnSource({ mood: 'empty' });
  fillEstate(source.sandbox.store, SMALL);
  const receiver = await startReceiver();
  const env = {
    // Of incidents only: the verdict changes with them, and what changes at once is one message.
    NOTIFY: JSON.stringify({
      channels: { hook: receiver.channel },
      rules: [{ channels: ['hook'], events: ['incident'] }],
      grace: '0s',
      digest: '0s',
    }),
    BOARD_URL: 'https://status.example.com',
  };
  const board = await startOwnBoard(source, env);
  const readHealth = async () => (await (await fetch(`${board.url}/api/health`)).json()) as Health;
  await expect
    .poll(async () => (await readHealth()).notifications, { timeout: PATIENCE_MS })
    .toMatchObject({ problem: null, channels: [{ name: 'hook', sent: 0 }] });
  createIncident(source.sandbox.store, {
    name: 'Cards are declined',
    description: null,
    external_reference: null,
    external_link: null,
    severity: 'high',
    scope: 1,
    service: 1,
    start_impact_date: source.sandbox.store.now,
  });
  await expect
    .poll(() => receiver.titles(), { timeout: PATIENCE_MS })
    .toContain('Incident opened: Cards are declined');
  const [request] = receiver.seen;
  if (!request) throw new Error('nothing was received');
  expect(verify(request).events).toMatchObject([
    { kind: 'incident', change: 'opened', url: 'https://status.example.com/incidents/1' },
  ]);
  await expect
    .poll(async () => (await readHealth()).notifications?.channels, { timeout: PATIENCE_MS })
    .toMatchObject([{ sent: 1, waiting: 0, problem: null }]);
  const metrics = await (await fetch(`${board.url}/api/metrics`)).text();
  expect(metrics).toContain('prodmanager_dashboard_notify_sent_messages{channel="hook"} 1');
  for (const text of [board.output(), metrics, JSON.stringify(await readHealth())]) {
    expect(text).not.toContain(receiver.url);
    expect(text).not.toContain(SECRET);
  }
});

test('a wrong file stops the start with a sentence that names the field and not its value', async () => {
  const { code, output } = await startFailingBoard({
    PRODMANAGER_URL: 'https://prodmanager.example.com',
    NOTIFY: '{"channels":{"ops":{"type":"slack","url":"hooks.example.com/s3cret"}}}',
  });
  expect(code).toBe(1);
  expect(output).toContain(
    'NOTIFY channels.ops.url must be the https address of an incoming webhook of Slack.',
  );
  expect(output).not.toContain('s3cret');
});

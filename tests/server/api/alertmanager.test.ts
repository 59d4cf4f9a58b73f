import { describe, expect, test } from 'vitest';

import { respondToAlertmanager } from '@/lib/server/api/alertmanager';
import type { Received } from '@/lib/server/alerts/alerts';

import { webhookAlert, webhookOf } from '../alerts/samples';

const TOKEN = 'a-long-token-of-the-tests';

function ask(
  request: { method?: string; authorization?: string; body?: string } = {},
  { token = TOKEN, received = {} }: { token?: string | null; received?: Partial<Received> | Error } = {},
) {
  const {
    method = 'POST',
    authorization = `Bearer ${TOKEN}`,
    body = JSON.stringify(webhookOf(webhookAlert())),
  } = request;
  return respondToAlertmanager(
    new Request('http://board.test/api/alertmanager', {
      method,
      headers: { authorization },
      ...(method === 'POST' && { body }),
    }),
    {
      token: token ?? undefined,
      alerts: () =>
        Promise.resolve({
          receive: () =>
            received instanceof Error
              ? Promise.reject(received)
              : Promise.resolve({ noted: 1, unlabelled: 0, postponed: 0, ...received }),
        }),
    },
  );
}

describe('a notification', () => {
  test('is acknowledged when it is stored', async () => {
    const response = await ask();
    expect([response.status, await response.json()]).toEqual([
      200,
      { noted: 1, unlabelled: 0, postponed: 0 },
    ]);
  });

  test('has to be sent again if it cannot be stored, or not all of it', async () => {
    const failed = await ask({}, { received: new Error('the disk of redis://secret is full') });
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, '10']);
    expect(await failed.text()).not.toContain('secret');
    expect((await ask({}, { received: { postponed: 1 } })).status).toBe(503);
  });

  test.each([
    '',
    'Bearer',
    'Bearer ',
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(1)}`,
    TOKEN,
    `Basic ${TOKEN}`,
  ])('is rejected without the token: %j', async (authorization) => {
    const response = await ask({ authorization });
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await response.text()).not.toContain(TOKEN);
  });

  test('is rejected if Alertmanager did not write it', async () => {
    for (const body of ['', '[]', '{"version":"4"}', 'x'.repeat(100_000)])
      expect((await ask({ body })).status).toBe(400);
  });
});

test('while alerts are off, every request is answered 404', async () => {
  for (const method of ['GET', 'POST', 'OPTIONS', 'DELETE'])
    expect((await ask({ method }, { token: null })).status).toBe(404);
  expect((await ask({ body: '{' }, { token: null })).status).toBe(404);
});

test('only POST is accepted', async () => {
  const response = await ask({ method: 'GET' });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
});

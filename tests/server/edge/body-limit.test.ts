import { expect, test } from 'vitest';

import { createBodyLimit } from '@/lib/server/edge/body-limit';

import { startEdge } from './start-edge';

const TOKEN = 'a-long-token-of-the-tests';

const MEBIBYTE = 1_024 * 1_024;

test('only Alertmanager may send a long body, with its token', async () => {
  const lengths: (string | undefined)[] = [];
  const { url } = await startEdge(
    (request, response) => {
      lengths.push(request.headers['content-length']);
      response.writeHead(200).end();
    },
    { maxBodyBytes: createBodyLimit({ ALERTMANAGER_TOKEN: TOKEN }) },
  );
  const post = async (path: string, token: string, bytes: number): Promise<number> => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: 'x'.repeat(bytes),
    });
    await response.arrayBuffer();
    return response.status;
  };
  expect(await post('/api/alertmanager', TOKEN, 7 * MEBIBYTE)).toBe(200);
  expect(lengths).toEqual([String(7 * MEBIBYTE)]);
  expect(await post('/api/alertmanager', 'wrong', MEBIBYTE)).toBe(413);
  expect(await post('/api/preferences', TOKEN, MEBIBYTE)).toBe(413);
  expect(await post('/api/alertmanager', TOKEN, 9 * MEBIBYTE)).toBe(413);
});

test('while alerts are off, no request may have a long body', () => {
  const limitOf = createBodyLimit({});
  expect(limitOf({ url: '/api/alertmanager', headers: { authorization: 'Bearer undefined' } })).toBe(131_072);
});

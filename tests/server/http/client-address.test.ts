import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, onTestFinished, test } from 'vitest';

import { removeForwardedFor } from '@/lib/server/http/client-address';

test('X-Forwarded-For can be removed from a request, in both forms of its headers', async () => {
  const server = createServer((request, response) => {
    removeForwardedFor(request);
    const { headers, rawHeaders } = request;
    response.end(JSON.stringify({ headers, rawHeaders }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}`, {
    headers: { 'x-forwarded-for': '203.0.113.1', 'x-own': 'stays' },
  });
  const received = (await response.json()) as { headers: Record<string, string>; rawHeaders: string[] };
  expect(received.headers['x-own']).toBe('stays');
  expect(JSON.stringify(received)).not.toMatch(/forwarded-for|203\.0/i);
});

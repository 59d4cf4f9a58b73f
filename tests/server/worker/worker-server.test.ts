import { once } from 'node:events';
import { createServer, request as sendRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';

import { describe, expect, onTestFinished, test } from 'vitest';

import { connectWorker } from '@/lib/server/edge/worker-client';
import { serveWorker, type UpgradeHandler } from '@/lib/server/worker/worker-server';
import { passUpgrade } from '@/lib/server/edge/pass-upgrade';

async function serve(upgrade?: UpgradeHandler) {
  const seen: IncomingMessage['headers'][] = [];
  const server = await serveWorker(async (request, response) => {
    seen.push(request.headers);
    await new Promise<void>((resolve) => response.end('for the edge', resolve));
  }, upgrade);
  onTestFinished(() => server.close());
  return { ...server, seen };
}

describe('the server of the worker', () => {
  test('serves the edge, and removes the secret from requests', async () => {
    const { address, seen } = await serve();
    const client = connectWorker(address);
    onTestFinished(() => client.close());
    for (const headers of [{ a: 'b' }, ['host', 'localhost', 'a', 'b']])
      expect(await text(await client.send({ target: '/', headers }))).toBe('for the edge');
    expect(seen.map(({ a }) => a)).toEqual(['b', 'b']);
    expect(JSON.stringify(seen)).not.toContain(address.secret);
  });

  test.each([{}, { 'x-board-secret': 'guessed' }])(
    'rejects requests without the secret: %j',
    async (headers) => {
      const { address, seen } = await serve(() => true);
      const request = sendRequest({ ...address.at, headers });
      request.end();
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      expect([response.statusCode, await text(response)]).toEqual([403, '']);
      const upgrade = sendRequest({
        ...address.at,
        headers: { ...headers, connection: 'Upgrade', upgrade: 'echo' },
      });
      upgrade.end();
      await expect(once(upgrade, 'upgrade')).rejects.toThrow('socket hang up');
      expect(seen).toEqual([]);
    },
  );

  test('accepts upgrades that the edge passes on', async () => {
    const { address } = await serve((request, socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
      socket.write(`${request.url ?? ''} `);
      socket.pipe(socket);
      return true;
    });
    const edge = createServer();
    edge.on('upgrade', passUpgrade(address));
    edge.listen(0, '127.0.0.1');
    await once(edge, 'listening');
    onTestFinished(() => void edge.close());
    const { port } = edge.address() as AddressInfo;
    const request = sendRequest({
      port,
      path: '/_next/hmr',
      headers: { connection: 'Upgrade', upgrade: 'echo' },
    });
    request.end();
    const [, socket, head] = (await once(request, 'upgrade')) as [IncomingMessage, Socket, Buffer];
    socket.end('hello');
    expect(head.toString() + (await text(socket))).toBe('/_next/hmr hello');
  });
});

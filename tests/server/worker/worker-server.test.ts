import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';

import { describe, expect, onTestFinished, test } from 'vitest';

import { connectWorker } from '@/lib/server/edge/worker-client';
import { serveWorker, type UpgradeHandler } from '@/lib/server/worker/worker-server';
import { passUpgrade } from '@/lib/server/edge/pass-upgrade';

async function serve(upgrade?: UpgradeHandler) {
  const seen: IncomingMessage['headers'][] = [];
  const inner = await serveWorker(async (request, response) => {
    seen.push(request.headers);
    await new Promise<void>((resolve) => response.end('for the front', resolve));
  }, upgrade);
  onTestFinished(() => inner.close());
  return { ...inner, seen };
}

describe('the handler behind the front', () => {
  test('answers the front, and is not shown its secret', async () => {
    const { address, seen } = await serve();
    const client = connectWorker(address);
    onTestFinished(() => client.close());
    for (const headers of [{ a: 'b' }, ['host', 'localhost', 'a', 'b']])
      expect(await text(await client.send({ target: '/', headers }))).toBe('for the front');
    expect(seen.map(({ a }) => a)).toEqual(['b', 'b']);
    expect(JSON.stringify(seen)).not.toContain(address.secret);
  });

  test.each([{}, { 'x-board-secret': 'guessed' }])(
    'answers nobody else on the machine: %j',
    async (headers) => {
      const { address, seen } = await serve(() => true);
      const question = ask({ ...address.at, headers });
      question.end();
      const [answer] = (await once(question, 'response')) as [IncomingMessage];
      expect([answer.statusCode, await text(answer)]).toEqual([403, '']);
      const upgrade = ask({ ...address.at, headers: { ...headers, connection: 'Upgrade', upgrade: 'echo' } });
      upgrade.end();
      await expect(once(upgrade, 'upgrade')).rejects.toThrow('socket hang up');
      expect(seen).toEqual([]);
    },
  );

  test('takes over a connection that a browser upgrades', async () => {
    const { address } = await serve((request, socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
      socket.write(`${request.url ?? ''} `);
      socket.pipe(socket);
      return true;
    });
    const front = createServer();
    front.on('upgrade', passUpgrade(address));
    front.listen(0, '127.0.0.1');
    await once(front, 'listening');
    onTestFinished(() => void front.close());
    const { port } = front.address() as AddressInfo;
    const question = ask({ port, path: '/_next/hmr', headers: { connection: 'Upgrade', upgrade: 'echo' } });
    question.end();
    const [, socket, head] = (await once(question, 'upgrade')) as [IncomingMessage, Socket, Buffer];
    socket.end('hello');
    expect(head.toString() + (await text(socket))).toBe('/_next/hmr hello');
  });
});

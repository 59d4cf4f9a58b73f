import { once } from 'node:events';
import { Agent, request as ask } from 'node:http';
import { connect } from 'node:net';

import { expect, test } from 'vitest';

import { drainServer } from '@/lib/server/http/configure-server';

import { gate, startFront, tell } from '../edge/start-edge';

test('a server that drains ends what is under way and keeps no connection alive after it', async () => {
  const { opened, open } = gate();
  const begun = gate();
  const { url, server } = await startFront(async (request, response, before) => {
    begun.open();
    await opened;
    tell(request, response, before);
  });
  expect(server.keepAliveTimeout).toBeGreaterThan(60_000);
  const agent = new Agent({ keepAlive: true });
  const question = ask(`${url}/`, { agent });
  question.end();
  await begun.opened;
  const drained = drainServer(server);
  open();
  const [response] = (await once(question, 'response')) as [NodeJS.ReadableStream];
  response.resume();
  await once(response, 'end');
  await drained;
  expect(server.listening).toBe(false);
  agent.destroy();
});

/** Asks for much and reads none of it; tells when it was hung up on. */
async function readNothing(url: string): Promise<() => boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname });
  await once(socket, 'connect');
  let isClosed = false;
  socket.on('error', () => undefined);
  socket.on('close', () => (isClosed = true));
  socket.write('GET /api/much HTTP/1.1\r\nHost: x\r\n\r\n');
  // What the machine itself takes in for a reader is read before the end is seen.
  await once(socket, 'readable');
  return () => {
    if (socket.readableLength > 0 && isHungUp) socket.resume();
    return isClosed;
  };
}
let isHungUp = false;

test.each([
  ['who reads nothing', { silenceMs: 400, writeMs: 3_600_000 }],
  ['who has not read it all for long', { silenceMs: 3_600_000, writeMs: 400 }],
])('a reader %s is hung up on, and others are answered', async (_name, limits) => {
  const much = 'x'.repeat(64 * 1_024 * 1_024);
  const { url, server } = await startFront((_request, response) => response.end(much), {}, limits);
  isHungUp = false;
  server.once('connection', (socket) => socket.once('close', () => (isHungUp = true)));
  const isClosed = await readNothing(url);
  await expect.poll(() => isHungUp && isClosed(), { timeout: 12_000 }).toBe(true);
  const health = await startFront((_request, response) => response.end('fine'), {}, limits);
  expect(await (await fetch(`${health.url}/api/health`)).text()).toBe('fine');
});

test('takes no more connections than it has descriptors for, and idle ones make room', async () => {
  const { url, server } = await startFront((_request, response) => response.end('fine'));
  expect(server.maxConnections).toBeGreaterThan(0);
  expect(server.maxConnections).toBeLessThanOrEqual(20_000);
  server.maxConnections = 1;
  const { hostname, port } = new URL(url);
  const idle = connect({ port: Number(port), host: hostname });
  idle.write('GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(idle, 'data');
  idle.resume();
  const ask1 = () =>
    fetch(`${url}/api/health`, { headers: { connection: 'close' } }).then(
      ({ status }) => status,
      () => null,
    );
  await expect.poll(ask1, { timeout: 10_000 }).toBe(200);
});

import { once } from 'node:events';
import { Agent, request as sendRequest } from 'node:http';
import { connect } from 'node:net';

import { expect, test } from 'vitest';

import { drainServer, stopKeepAlive } from '@/lib/server/http/configure-server';

import { gate, startEdge, renderNumber } from '../edge/start-edge';

test('a draining server completes pending requests and closes their connections', async () => {
  const { opened, open } = gate();
  const begun = gate();
  const { url, server } = await startEdge(async (received, response, before) => {
    begun.open();
    await opened;
    renderNumber(received, response, before);
  });
  expect(server.keepAliveTimeout).toBeGreaterThan(60_000);
  const agent = new Agent({ keepAlive: true });
  const request = sendRequest(`${url}/`, { agent });
  request.end();
  await begun.opened;
  const drained = drainServer(server);
  open();
  const [response] = (await once(request, 'response')) as [NodeJS.ReadableStream];
  response.resume();
  await once(response, 'end');
  await drained;
  expect(server.listening).toBe(false);
  agent.destroy();
});

/** Requests a large response without reading it. Returns whether the connection is closed. */
async function readNothing(url: string): Promise<() => boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname });
  await once(socket, 'connect');
  let isClosed = false;
  socket.on('error', () => undefined);
  socket.on('close', () => (isClosed = true));
  socket.write('GET /api/large HTTP/1.1\r\nHost: x\r\n\r\n');
  // The client notices the end only after reading what the kernel has buffered.
  await once(socket, 'readable');
  return () => {
    if (socket.readableLength > 0 && isDropped) socket.resume();
    return isClosed;
  };
}
let isDropped = false;

test.each([
  ['that reads nothing', { silenceMs: 400, writeMs: 3_600_000 }],
  ['that reads too slowly', { silenceMs: 3_600_000, writeMs: 400 }],
])('a client %s is disconnected, and others are served', async (_name, limits) => {
  const large = 'x'.repeat(64 * 1_024 * 1_024);
  const { url, server } = await startEdge((_request, response) => response.end(large), {}, limits);
  isDropped = false;
  server.once('connection', (socket) => socket.once('close', () => (isDropped = true)));
  const isClosed = await readNothing(url);
  await expect.poll(() => isDropped && isClosed(), { timeout: 12_000 }).toBe(true);
  const health = await startEdge((_request, response) => response.end('fine'), {}, limits);
  expect(await (await fetch(`${health.url}/api/health`)).text()).toBe('fine');
});

test('a server limits its connections by file descriptors, and closes idle ones for new ones', async () => {
  const { url, server } = await startEdge((_request, response) => response.end('fine'));
  expect(server.maxConnections).toBeGreaterThan(0);
  expect(server.maxConnections).toBeLessThanOrEqual(20_000);
  server.maxConnections = 1;
  const { hostname, port } = new URL(url);
  const idle = connect({ port: Number(port), host: hostname });
  idle.write('GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(idle, 'data');
  idle.resume();
  const statusNow = () =>
    fetch(`${url}/api/health`, { headers: { connection: 'close' } }).then(
      ({ status }) => status,
      () => null,
    );
  await expect.poll(statusNow, { timeout: 10_000 }).toBe(200);
});

test('a server that stops keep-alive closes each connection with its next response', async () => {
  const { url, server } = await startEdge(renderNumber);
  const read = async (): Promise<string | null> => {
    const response = await fetch(`${url}/`);
    await response.arrayBuffer();
    return response.headers.get('connection');
  };
  expect(await read()).toBe('keep-alive');
  stopKeepAlive(server);
  expect(await read()).toBe('close');
  // Rendered by the worker, and from the cache.
  expect(await read()).toBe('close');
});

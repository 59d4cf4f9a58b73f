import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

import { describe, expect, it, onTestFinished } from 'vitest';

import { ProdManager } from '@/lib/prodmanager';

import { startScriptedServer } from '../support/scripted-server';
import { failureOf } from './failure';
import { scopeRow } from './rows';

/** A TCP server with scripted bytes that counts its connections. */
async function startRawServer(onRequest: (socket: Socket, before: number) => void) {
  const open = new Set<Socket>();
  let requests = 0;
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', () => onRequest(socket, requests++));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, open, requests: () => requests, connections: () => connections };
}

const respond = (socket: Socket): void => {
  const body = JSON.stringify(scopeRow(1));
  socket.write(
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
};

describe('a connection', () => {
  it('is closed after a 204 that announces a body', async () => {
    const server = await startRawServer((socket) => {
      socket.write('HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n');
    });
    const pm = new ProdManager({ url: server.url, maxRetries: 0 });
    for (let call = 0; call < 10; call += 1) await pm.request('GET', 'scope/1');
    expect(server.requests()).toBe(10);
    await expect.poll(() => server.open.size, { timeout: 30_000 }).toBeLessThanOrEqual(1);
  });

  it('reset before a response does not fail a read with resendsAfterReset', async () => {
    const server = await startRawServer((socket, before) => {
      if (before === 1) socket.resetAndDestroy();
      else respond(socket);
    });
    const pm = new ProdManager({ url: server.url, maxRetries: 0, resendsAfterReset: true });
    await pm.scope.get(1);
    expect(await pm.scope.get(1)).toMatchObject({ id: 1 });
    expect(server.requests()).toBe(3);
  });

  it('reset twice fails the read', async () => {
    const server = await startRawServer((socket) => socket.resetAndDestroy());
    const pm = new ProdManager({ url: server.url, maxRetries: 0, resendsAfterReset: true });
    expect(await failureOf(pm.scope.get(1))).toMatchObject({ code: 'network', status: null });
    expect(server.requests()).toBe(2);
  });

  it('reset fails a write, and a read without resendsAfterReset', async () => {
    const server = await startRawServer((socket) => socket.resetAndDestroy());
    const pm = new ProdManager({ url: server.url, maxRetries: 0, resendsAfterReset: true });
    expect(await failureOf(pm.request('POST', 'scope/create'))).toMatchObject({ code: 'network' });
    expect(server.requests()).toBe(1);
    expect(await failureOf(pm.with({ resendsAfterReset: false }).scope.get(1))).toMatchObject({
      code: 'network',
    });
    expect(server.requests()).toBe(2);
  });

  it('reset after the response has begun fails the read', async () => {
    const server = await startRawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{', () => socket.resetAndDestroy());
    });
    const pm = new ProdManager({ url: server.url, maxRetries: 0, resendsAfterReset: true });
    expect(await failureOf(pm.scope.get(1))).toMatchObject({ code: 'network', status: 200 });
    expect(server.requests()).toBe(1);
  });
});

describe('a client from with()', () => {
  it('uses the same server and token with its own limits', async () => {
    const server = await startScriptedServer((_, before) =>
      before === 0 ? { json: scopeRow(1), headers: { 'x-answer': 'first' } } : () => undefined,
    );
    const seen: (string | null)[] = [];
    const ending = new AbortController();
    const pm = new ProdManager({ url: server.url, token: 'canary', maxRetries: 0 }).with({
      signal: ending.signal,
      onHeaders: (headers) => {
        seen.push(headers.get('x-answer'));
        throw new Error('observer');
      },
    });
    await pm.scope.get(1);
    expect(server.seen[0]?.headers.authorization).toBe('Bearer canary');
    expect(seen).toEqual(['first']);
    const hanging = failureOf(pm.scope.get(1));
    await expect.poll(() => server.seen.length, { timeout: 30_000 }).toBe(2);
    ending.abort();
    expect(await hanging).toMatchObject({ code: 'aborted' });
  });

  it('sends no-cache with reads', async () => {
    const server = await startScriptedServer(() => ({ json: scopeRow(1) }));
    await new ProdManager({ url: server.url }).scope.get(1);
    expect(server.seen[0]?.headers['cache-control']).toBe('no-cache');
  });
});

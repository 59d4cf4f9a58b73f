import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

import { Agent, fetch as undiciFetch, ProxyAgent } from 'undici';
import { expect, it, onTestFinished } from 'vitest';

import { ProdManager } from '@/lib/prodmanager';

import { startScriptedServer } from '../support/scripted-server';
import { failureOf } from './failure';
import { scopeRow } from './rows';

/** A forward proxy with a password that records its tunnels. */
const startProxy = async (authorization: string) => {
  const tunnels: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    if (request.headers['proxy-authorization'] !== authorization) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    tunnels.push(request.url ?? '');
    const [host = '', port] = (request.url ?? '').split(':');
    const target = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(target).pipe(socket);
    });
    target.on('error', () => socket.destroy());
    socket.on('error', () => target.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    await new Promise((resolve) => proxy.close(resolve));
  });
  return { tunnels, url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
};

const clientThrough = (url: string, dispatcher: Agent | ProxyAgent) => {
  onTestFinished(() => dispatcher.destroy());
  return new ProdManager({
    url,
    maxRetries: 0,
    fetch: (input, init) => undiciFetch(input, { ...init, dispatcher }),
  });
};

it('reads and writes through a proxy with undici’s ProxyAgent', async () => {
  const server = await startScriptedServer(({ method }) =>
    method === 'GET' ? { json: scopeRow(1) } : { status: 302, headers: { location: '/api/scope/1' } },
  );
  const proxy = await startProxy('Basic let-me-in');
  const pm = clientThrough(server.url, new ProxyAgent({ uri: proxy.url, token: 'Basic let-me-in' }));
  expect((await pm.scope.create({ name: 'Paris' })).name).toBe('scope 1');
  expect(proxy.tunnels).toContain(new URL(server.url).host);
  expect(server.seen).toHaveLength(2);
});

it('keeps the proxy’s password out of the error when the proxy rejects it', async () => {
  const server = await startScriptedServer(() => ({ json: scopeRow(1) }));
  const proxy = await startProxy('Basic let-me-in');
  const pm = clientThrough(server.url, new ProxyAgent({ uri: proxy.url, token: 'Basic canary' }));
  const error = await failureOf(pm.scope.get(1));
  expect(error).toMatchObject({ code: 'network', status: null });
  expect(error.message + JSON.stringify(error)).not.toContain('canary');
  expect(server.seen).toHaveLength(0);
});

it('uses the connection settings of an undici Agent', async () => {
  const server = await startScriptedServer(() => ({ json: scopeRow(1) }));
  const pm = clientThrough(
    'http://prodmanager.invalid',
    new Agent({
      connect: (_, callback) => {
        const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
          callback(null, socket);
        });
      },
    }),
  );
  expect((await pm.scope.get(1)).id).toBe(1);
  expect(server.seen[0]?.headers.host).toBe('prodmanager.invalid');
});

it('names the error code of a failed connection', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const error = await failureOf(
    new ProdManager({ url: `http://127.0.0.1:${port}`, maxRetries: 0 }).scope.get(1),
  );
  expect(error).toMatchObject({
    code: 'network',
    message: 'GET /api/scope/1 got no response (ECONNREFUSED)',
  });
});

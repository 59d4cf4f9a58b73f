import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';

import { createSandbox } from '@/lib/sandbox/sandbox';
import { serveSandbox } from '@/lib/sandbox/serve';
import { SECRET, startSandbox } from './start-sandbox';

const serve = (port = 0) => serveSandbox(createSandbox({ secret: SECRET, mood: 'empty' }), { port });

describe('a served sandbox', () => {
  it('closes idle connections and frees its port', async () => {
    const first = await serve();
    const socket = connect(first.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET /health HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(socket, 'data');
    const closed = once(socket, 'close');
    await first.close();
    await closed;
    await expect(fetch(first.url)).rejects.toThrow();
    const second = await serve(first.port);
    expect((await fetch(`${second.url}/health`)).status).toBe(200);
    await second.close();
  });

  it('rejects when its port is in use', async () => {
    const { url } = await startSandbox();
    await expect(serve(Number(new URL(url).port))).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('does not replace the global Request and Response', async () => {
    const { Request: before } = globalThis;
    await startSandbox();
    expect(globalThis.Request).toBe(before);
  });
});

import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';

import { createSandbox } from '@/lib/sandbox/sandbox';
import { serveSandbox } from '@/lib/sandbox/serve';
import { SECRET, startSandbox } from './start-sandbox';

const serve = (port = 0) => serveSandbox(createSandbox({ secret: SECRET, mood: 'empty' }), { port });

describe('a served sandbox', () => {
  it('breaks off idle connections when it closes, and its port can be had again', async () => {
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

  it('says when its port is taken', async () => {
    const { url } = await startSandbox();
    await expect(serve(Number(new URL(url).port))).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('leaves the Request and Response of its process as they are', async () => {
    const { Request: before } = globalThis;
    await startSandbox();
    expect(globalThis.Request).toBe(before);
  });

  it('answers quickly with 20,000 monitors', async () => {
    const { sandbox, get } = await startSandbox({ mood: 'lively', monitors: 20_000 });
    const paths = [
      'monitor?per_page=50&page=200',
      'monitor?status=alert&status=warning',
      'weather/monitor',
      'scope',
    ];
    for (const path of paths) {
      const times: number[] = [];
      for (let round = 0; round < 15; round += 1) {
        const startMs = performance.now();
        await (await get(`/api/${path}`)).text();
        times.push(performance.now() - startMs);
      }
      // Generous, for a machine that does other things as well: sorting for each request would take ten times as long.
      expect(times.sort((left, right) => left - right)[7], path).toBeLessThan(25);
    }
    expect(sandbox.store.monitor.size).toBe(20_000);
  });
});

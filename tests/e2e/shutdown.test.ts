import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { describe, expect, test } from 'vitest';

import type { Snapshot } from '@/lib/status/model/types';

import { parseExposition } from '../support/exposition';
import { isListening, startOwnBoard, startOwnSource } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';

describe('a board that shuts down', () => {
  test('rejects new connections, completes running requests, and exits 0', async () => {
    const ending = await startOwnBoard(await startOwnSource());
    const { hostname, port } = new URL(ending.url);
    const socket = connect(Number(port), hostname);
    // HTTP/1.0 closes the connection after the response.
    socket.write('GET /api/snapshot HTTP/1.0\r\nhost: board\r\n');
    await once(socket, 'connect');
    // Once this response has arrived, the half request above has arrived too.
    await (await fetch(`${ending.url}/api/snapshot`)).arrayBuffer();

    const end = ending.stop();
    await expect.poll(() => isListening(ending.url)).toBe(false);
    socket.write('\r\n');
    const [head, body] = (await text(socket)).split('\r\n\r\n', 2);
    expect(head).toMatch(/^HTTP\/1\.1 200 /);
    expect((JSON.parse(body ?? '') as Snapshot).format).toBe(1);
    expect(await end).toBe(0);
  });

  test('is not ready for a delay, in which it answers and closes connections, and a second signal ends it', async () => {
    const leaving = await startOwnBoard(await startOwnSource(), { SHUTDOWN_DELAY_SECONDS: '300' });
    const read = async (path: string) => {
      const response = await fetch(leaving.url + path);
      await response.arrayBuffer();
      return [response.status, response.headers.get('connection')];
    };
    expect(await read('/api/health/ready')).toEqual([200, 'keep-alive']);
    leaving.leave();
    await expect.poll(() => read('/api/health/ready')).toEqual([503, 'close']);
    expect(await read('/')).toEqual([200, 'close']);
    expect(await read('/api/health/live')).toEqual([200, 'close']);
    expect(await leaving.stop()).toBe(0);
  });

  test('stops by itself after the delay', async () => {
    const leaving = await startOwnBoard(await startOwnSource(), { SHUTDOWN_DELAY_SECONDS: '1' });
    leaving.leave();
    await expect.poll(() => leaving.exitCode()).toBe(0);
  });

  test('does not wait for idle connections', async () => {
    const ending = await startOwnBoard(await startOwnSource());
    const { hostname, port } = new URL(ending.url);
    const idle = connect(Number(port), hostname);
    await once(idle, 'connect');
    await (await fetch(`${ending.url}/api/health/live`)).arrayBuffer();
    expect(await ending.stop()).toBe(0);
  });

  test('does not wait for a source that does not respond', async () => {
    const slow = await startOwnSource();
    const ending = await startOwnBoard(slow);
    slow.sandbox.faults.set({ kind: 'delay', delayMs: 60_000 });
    const requests = async () =>
      parseExposition(await (await fetch(`${ending.url}/api/metrics`)).text())
        .filter(({ name }) => name === 'prodmanager_dashboard_source_requests_total')
        .reduce((sum, { value }) => sum + value, 0);
    // Two equal counts an interval apart mean that a request hangs.
    await expect
      .poll(
        async () => {
          const before = await requests();
          await new Promise((resolve) => setTimeout(resolve, 1_500));
          return (await requests()) - before;
        },
        { timeout: PATIENCE_MS },
      )
      .toBe(0);
    expect(await ending.stop()).toBe(0);
  });
});

import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';

import { describe, expect, onTestFinished, test } from 'vitest';

import { toRouteLabel } from '@/lib/server/edge/route-label';
import { EdgeMetrics, type ServedRequest } from '@/lib/server/metrics/edge-metrics';
import { Metrics } from '@/lib/server/metrics/metrics';
import { observeRequest } from '@/lib/server/edge/observe-request';
import { serveMetrics, type ServedMetrics } from '@/lib/server/metrics/serve-metrics';

import { parseExposition, valueOf } from '../../support/exposition';
import { instanceOf } from './instance-of';

async function startServing(metrics: Pick<Metrics, 'render'> = new Metrics(instanceOf)) {
  const served: ServedMetrics = await serveMetrics({ port: 0, hostname: '127.0.0.1', metrics });
  onTestFinished(() => served.close().catch(() => undefined));
  return { served, url: `http://127.0.0.1:${served.port}` };
}

describe('metrics on a port of their own', () => {
  test('are served at /metrics, never from a store', async () => {
    const { url } = await startServing();
    const response = await fetch(`${url}/metrics?x=1`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(valueOf(parseExposition(await response.text()), 'build_info')).toBe(1);
  });

  test('are all that is there, and can only be read', async () => {
    const { url } = await startServing();
    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/api/snapshot`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST', body: 'x' })).status).toBe(405);
    const head = await fetch(`${url}/metrics`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('that cannot be read are an error that says nothing', async () => {
    const { url } = await startServing({ render: () => Promise.reject(new Error('secret')) });
    const response = await fetch(`${url}/metrics`);
    expect([response.status, await response.text()]).toEqual([500, '']);
  });

  test('end with a connection still open', async () => {
    const { url, served } = await startServing();
    await (await fetch(`${url}/metrics`)).text();
    await served.close();
    await expect(fetch(`${url}/metrics`)).rejects.toThrow();
  });

  test('are refused a port that is taken', async () => {
    const { port } = (await startServing()).served;
    const metrics = new Metrics(instanceOf);
    await expect(serveMetrics({ port, hostname: '127.0.0.1', metrics })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});

describe('a served request', () => {
  /** A server that answers with 204 but at `/slow`, where it never does. */
  async function startObserved() {
    const seen: ServedRequest[] = [];
    const arrived: string[] = [];
    let elapsedMs = 0;
    const server = createServer((request, response) => {
      observeRequest(
        request,
        response,
        { observeHttp: (served) => seen.push(served) },
        { elapsed: () => elapsedMs },
      );
      arrived.push(request.url ?? '');
      elapsedMs += 40;
      if (request.url !== '/slow') {
        request.url = '/rewritten';
        response.writeHead(204).end();
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return { seen, arrived, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  }

  test('is observed when its answer has ended, as it was asked', async () => {
    const { seen, url } = await startObserved();
    await fetch(`${url}/api/snapshot?a=b`);
    await expect.poll(() => seen).toEqual([{ target: '/api/snapshot?a=b', status: 204, durationMs: 40 }]);
  });

  test('is observed as aborted when its sender goes away', async () => {
    const { seen, arrived, url } = await startObserved();
    const request = get(`${url}/slow`).on('error', () => undefined);
    await expect.poll(() => arrived).toEqual(['/slow']);
    request.destroy();
    await expect.poll(() => seen).toEqual([{ target: '/slow', status: 'aborted', durationMs: 40 }]);
  });

  test('is counted by route and status', async () => {
    const metrics = new EdgeMetrics({
      cacheStats: () => ({ entries: 0, bytes: 0, renders: 0 }),
      toRouteLabel,
    });
    metrics.observeHttp({ target: '/api/snapshot', status: 200, durationMs: 4 });
    metrics.observeHttp({ target: '/api/snapshot?x', status: 304, durationMs: 2 });
    metrics.observeHttp({ target: '/made-up', status: 404, durationMs: 1 });
    const lines = parseExposition(await metrics.render());
    const requests = (route: string, status: string) =>
      valueOf(lines, 'http_requests_total', { route, status });
    expect([
      requests('/api/snapshot', '200'),
      requests('/api/snapshot', '304'),
      requests('other', '404'),
    ]).toEqual([1, 1, 1]);
    expect(valueOf(lines, 'http_request_duration_seconds_sum', { route: '/api/snapshot' })).toBeCloseTo(
      0.006,
    );
  });
});

test('what the front keeps is told as it is at each scrape', async () => {
  let figures = { entries: 2, bytes: 5_000, renders: 3 };
  const front = new EdgeMetrics({ cacheStats: () => figures, toRouteLabel });
  const metrics = new Metrics(instanceOf);
  metrics.watchEdge(() => front.render());
  const read = async () => {
    const lines = parseExposition((await metrics.render({ ofSource: true })).body);
    return ['kept_answers', 'kept_answer_bytes', 'kept_answer_renders_total'].map((name) =>
      valueOf(lines, name),
    );
  };
  expect(await read()).toEqual([2, 5_000, 3]);
  figures = { entries: 1, bytes: 900, renders: 4 };
  expect(await read()).toEqual([1, 900, 4]);
  const lines = parseExposition((await metrics.render({ ofSource: true })).body);
  expect(valueOf(lines, 'build_info')).toBe(1);
  // One for each thread.
  expect(valueOf(lines, 'front_eventloop_lag_max_seconds')).toBeGreaterThanOrEqual(0);
  expect(lines.filter(({ name }) => name === 'nodejs_eventloop_lag_max_seconds')).toHaveLength(1);
});

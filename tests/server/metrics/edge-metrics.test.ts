import { get } from 'node:http';

import { describe, expect, onTestFinished, test } from 'vitest';

import { toRouteLabel } from '@/lib/server/edge/paths';
import { EdgeMetrics } from '@/lib/server/metrics/edge-metrics';
import { Metrics } from '@/lib/server/metrics/metrics';
import { serveMetrics } from '@/lib/server/metrics/serve-metrics';

import { parseExposition, valueOf } from '../../support/exposition';
import { startEdge } from '../edge/start-edge';
import { instanceOf } from './instance-of';

async function startServing(metrics: Pick<Metrics, 'render'> = new Metrics(instanceOf)) {
  const server = await serveMetrics({ port: 0, hostname: '127.0.0.1', metrics });
  onTestFinished(() => server.close().catch(() => undefined));
  return { server, url: `http://127.0.0.1:${server.port}` };
}

describe('metrics on a separate port', () => {
  test('are served at /metrics without caching', async () => {
    const { url } = await startServing();
    const response = await fetch(`${url}/metrics?x=1`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(valueOf(parseExposition(await response.text()), 'build_info')).toBe(1);
  });

  test('are the only resource, and read-only', async () => {
    const { url } = await startServing();
    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/api/snapshot`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST', body: 'x' })).status).toBe(405);
    const head = await fetch(`${url}/metrics`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('that fail to render are a 500 without details', async () => {
    const { url } = await startServing({ render: () => Promise.reject(new Error('secret')) });
    const response = await fetch(`${url}/metrics`);
    expect([response.status, await response.text()]).toEqual([500, '']);
  });

  test('can be closed while connections are open', async () => {
    const { url, server } = await startServing();
    await (await fetch(`${url}/metrics`)).text();
    await server.close();
    await expect(fetch(`${url}/metrics`)).rejects.toThrow();
  });

  test('fail to start on a port in use', async () => {
    const { port } = (await startServing()).server;
    const metrics = new Metrics(instanceOf);
    await expect(serveMetrics({ port, hostname: '127.0.0.1', metrics })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});

describe('a served request', () => {
  test('is observed when its response has ended, with the target as sent', async () => {
    const { url, served, time } = await startEdge((_request, response) => {
      time.elapsedMs += 40;
      response.writeHead(204).end();
    });
    await fetch(`${url}/api/own?a=b`);
    await expect.poll(() => served).toEqual([{ target: '/api/own?a=b', status: 204, durationMs: 40 }]);
  });

  test('is observed as aborted if the client disconnects', async () => {
    const { url, served, rendered } = await startEdge(() => undefined);
    const request = get(`${url}/api/slow`).on('error', () => undefined);
    await expect.poll(() => rendered).toEqual(['/api/slow']);
    request.destroy();
    await expect.poll(() => served).toEqual([{ target: '/api/slow', status: 'aborted', durationMs: 0 }]);
  });

  test('is counted by route and status', async () => {
    const metrics = new EdgeMetrics({
      cacheStats: () => ({ entries: 0, bytes: 0, renders: 0 }),
      toRouteLabel,
    });
    metrics.observeRequest({ target: '/api/snapshot', status: 200, durationMs: 4 });
    metrics.observeRequest({ target: '/api/snapshot?x', status: 304, durationMs: 2 });
    metrics.observeRequest({ target: '/made-up', status: 404, durationMs: 1 });
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

test('the size of the response cache is read at each scrape', async () => {
  let stats = { entries: 2, bytes: 5_000, renders: 3 };
  const edge = new EdgeMetrics({ cacheStats: () => stats, toRouteLabel });
  const metrics = new Metrics(instanceOf);
  metrics.addEdgeMetrics(() => edge.render());
  const read = async () => {
    const lines = parseExposition((await metrics.render({ seesAll: true })).body);
    return ['kept_answers', 'kept_answer_bytes', 'kept_answer_renders_total'].map((name) =>
      valueOf(lines, name),
    );
  };
  expect(await read()).toEqual([2, 5_000, 3]);
  stats = { entries: 1, bytes: 900, renders: 4 };
  expect(await read()).toEqual([1, 900, 4]);
  const lines = parseExposition((await metrics.render({ seesAll: true })).body);
  expect(valueOf(lines, 'build_info')).toBe(1);
  // Each thread has its own event loop.
  expect(valueOf(lines, 'front_eventloop_lag_max_seconds')).toBeGreaterThanOrEqual(0);
  expect(lines.filter(({ name }) => name === 'nodejs_eventloop_lag_max_seconds')).toHaveLength(1);
});

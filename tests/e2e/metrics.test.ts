import { beforeAll, describe, expect, test } from 'vitest';

import type { BoardProcess } from '../support/board-process';
import { parseExposition, valueOf } from '../support/exposition';
import {
  findFreePort,
  isListening,
  startBoardWithSource,
  startOwnBoard,
  startOwnSource,
} from '../support/own-board';
import type { SandboxServer } from '../support/sandbox-server';
import { PATIENCE_MS } from '../support/patience';

let source: SandboxServer;
let board: BoardProcess;

beforeAll(async () => {
  const started = await startBoardWithSource();
  ({ source, board } = started);
  return started.stop;
});

const readMetrics = async (from: BoardProcess) => (await fetch(`${from.url}/api/metrics`)).text();
const statusOf = async (url: string) => (await fetch(url)).status;

describe('metrics', () => {
  test('report the number of rows of the source', async () => {
    const weather = await fetch(`${source.url}/api/weather/monitor`, {
      headers: { authorization: `Bearer ${source.token}` },
    });
    const counts = (await weather.json()) as Record<string, number>;
    const lines = parseExposition(await readMetrics(board));
    for (const status of ['ok', 'warning', 'alert'])
      expect(valueOf(lines, 'monitors', { status })).toBe(counts[status]);
    expect(valueOf(lines, 'monitors', { status: 'unknown' })).toBe(0);
    expect(valueOf(lines, 'refresh_interval_seconds')).toBe(1);
    expect(valueOf(lines, 'snapshot_age_seconds', { section: 'monitors' })).toBeGreaterThanOrEqual(0);
    expect(valueOf(lines, 'role', { role: 'single' })).toBe(1);
    expect(valueOf(lines, 'redis_connected')).toBeUndefined();
    expect(valueOf(lines, 'snapshot_versions_total')).toBeGreaterThan(0);
    expect(lines.some(({ name }) => name === 'nodejs_eventloop_lag_seconds')).toBe(true);
  });

  test('count every request to the source', async () => {
    const requests = async () =>
      valueOf(parseExposition(await readMetrics(board)), 'source_requests_total', {
        kind: 'incident',
        outcome: '2xx',
      }) ?? 0;
    const before = await requests();
    expect(before).toBeGreaterThan(0);
    await expect.poll(requests, { timeout: PATIENCE_MS }).toBeGreaterThan(before);
  });

  test('report the remaining rate limit of the source', async () => {
    const limited = await startOwnSource({
      rateLimit: { limitWithToken: 100_000, limitAnonymous: 60, windowSeconds: 3_600 },
    });
    const counting = await startOwnBoard(limited);
    const lines = parseExposition(await readMetrics(counting));
    expect(valueOf(lines, 'source_budget_limit_requests')).toBe(100_000);
    expect(valueOf(lines, 'source_budget_remaining_requests')).toBeLessThan(100_000);
    expect(valueOf(lines, 'source_budget_remaining_requests')).toBeGreaterThan(99_000);
  });

  test('count requests by route and status, without labels from unknown paths', async () => {
    const { headers } = await fetch(`${board.url}/api/snapshot`);
    const again = await fetch(`${board.url}/api/snapshot`, {
      headers: { 'if-none-match': headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    for (const path of [
      '/',
      '/made-up',
      `/api/${source.token}`,
      '/api/monitor/1?x=y',
      '/%00',
      '/api/snapshot/',
    ])
      await (await fetch(board.url + path, { redirect: 'manual' })).arrayBuffer();
    const lines = parseExposition(await readMetrics(board));
    const requests = (route: string, status: string) =>
      valueOf(lines, 'http_requests_total', { route, status }) ?? 0;
    expect(requests('/', '200')).toBeGreaterThanOrEqual(1);
    expect(requests('/api/snapshot', '200')).toBeGreaterThanOrEqual(1);
    expect(requests('/api/snapshot', '304')).toBeGreaterThanOrEqual(1);
    expect(requests('other', '404')).toBeGreaterThanOrEqual(2);
    const routes = new Set(lines.flatMap(({ labels }) => labels['route'] ?? []));
    const known = [
      '/',
      '/api/monitor/:id',
      '/api/snapshot',
      '/api/health',
      '/api/health/live',
      '/api/health/ready',
      '/api/metrics',
    ];
    expect([...routes].filter((route) => ![...known, 'other'].includes(route))).toEqual([]);
  });

  test('are absent when disabled', async () => {
    const silent = await startOwnBoard(source, { METRICS: 'off' });
    expect(await statusOf(`${silent.url}/api/metrics`)).toBe(404);
    expect(await statusOf(`${silent.url}/api/health/ready`)).toBe(200);
  });

  test('can have their own port, which closes with the board', async () => {
    const port = await findFreePort();
    const moved = await startOwnBoard(source, { METRICS: String(port) });
    const own = `http://127.0.0.1:${port}`;
    expect(await statusOf(`${moved.url}/api/metrics`)).toBe(404);
    expect(await statusOf(`${own}/api/snapshot`)).toBe(404);
    const response = await fetch(`${own}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    expect(valueOf(parseExposition(await response.text()), 'refresh_interval_seconds')).toBe(1);
    expect(await moved.stop()).toBe(0);
    expect(await isListening(own)).toBe(false);
  });
});

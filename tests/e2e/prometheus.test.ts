import { onTestFinished, expect, test } from 'vitest';

import { readPanelQueries } from '../support/dashboard-queries';
import { findFreePort, isListening, startOwnBoard, startOwnSource } from '../support/own-board';
import { startPrometheus } from '../support/prometheus-server';
import { startRedis } from '../support/redis-server';

const scrape = (target: string): string => `
global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [rules.yml]
scrape_configs:
  - job_name: prodmanager-dashboard
    static_configs: [{ targets: ['${target}'] }]
`;

test('every query of the Grafana dashboard returns data of a board that Prometheus scrapes', async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.close());
  const source = await startOwnSource({
    mood: 'calm',
    rateLimit: { limitWithToken: 100_000, limitAnonymous: 60, windowSeconds: 3_600 },
  });
  const [monitor] = source.sandbox.store.monitor.values();
  if (!monitor) throw new Error('The sandbox has no monitor.');
  source.sandbox.store.monitor.replace({ ...monitor, status: 'alert' });
  const port = await findFreePort();
  const board = await startOwnBoard(source, {
    METRICS: String(port),
    REDIS_URL: redis.url,
    ALERTMANAGER_TOKEN: 'a-token-of-the-alerts',
  });
  expect(await isListening(`http://127.0.0.1:${port}`)).toBe(true);
  const prometheus = await startPrometheus(scrape(`127.0.0.1:${port}`), ['deploy/prometheus/rules.yml']);

  const queries = readPanelQueries();
  expect(queries.length).toBeGreaterThan(20);
  const findEmpty = async (): Promise<readonly string[]> => {
    // Rates need requests between two scrapes.
    await (await fetch(board.url)).arrayBuffer();
    const results = await Promise.all(
      queries.map(async ({ title, expr }) => {
        const series = await prometheus.query(expr);
        return series.some(({ value }) => Number.isFinite(Number(value[1]))) ? [] : [`${title}: ${expr}`];
      }),
    );
    return results.flat();
  };
  await expect.poll(findEmpty).toEqual([]);

  const scopeName = source.sandbox.store.scope.get(monitor.scope)?.name;
  const places = await prometheus.query('job_scope_service:prodmanager_dashboard_place_monitors:worst == 3');
  expect(places.map(({ metric }) => metric['scope'])).toContain(scopeName);
  const firing = await prometheus.query('ALERTS{alertstate="firing"}');
  expect(firing).toEqual([]);
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { toTestConfig } from '../support/alertmanager-config';
import { emptyFolder } from '../support/empty-folder';
import { listenForTest } from '../support/http-server';
import { readBoard, startOwnBoard, startOwnSource } from '../support/own-board';
import { startAlertmanager, startPrometheus } from '../support/prometheus-server';

const TOKEN = 'a-token-of-the-alerts';

const RULES = `
groups:
  - name: shop
    rules:
      - { alert: CheckoutFails, expr: shop_broken == 1, labels: { scope: eu-west-1, service: Payments, severity: critical } }
      - { alert: CheckoutSlow, expr: shop_broken == 1, labels: { scope: eu-west-1, service: Payments, severity: warning } }
`;

const prometheusConfig = (shop: string, alertmanager: string): string => `
global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [shop.yml]
alerting: { alertmanagers: [{ static_configs: [{ targets: ['${alertmanager}'] }] }] }
scrape_configs:
  - { job_name: shop, static_configs: [{ targets: ['${shop}'] }] }
`;

async function startAlertBoard(env: Record<string, string> = {}) {
  const source = await startOwnSource({ mood: 'calm' });
  const token = await source.sandbox.createToken({ permissions: ['monitor_api'] });
  const board = await startOwnBoard(
    { ...source, token },
    { ALERTMANAGER_TOKEN: TOKEN, ALERTMANAGER_CREATE: 'on', ...env },
  );
  const statuses = async (): Promise<readonly string[]> => {
    const { monitors } = (await readBoard(board)).sections;
    return monitors.items
      .filter(({ integration }) => integration === 'alertmanager')
      .map(({ name, status }) => `${name} ${status}`)
      .sort();
  };
  return { source, token, board, statuses };
}

test('an alert of a real Prometheus is shown by the board, and its end too', async () => {
  const { board, statuses, token } = await startAlertBoard();
  let broken = 0;
  const shop = await listenForTest(
    createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/plain' }).end(`shop_broken ${broken}\n`),
    ),
  );
  const alertmanager = await startAlertmanager(toTestConfig(board.url, TOKEN));
  const rules = join(emptyFolder(), 'shop.yml');
  writeFileSync(rules, RULES);
  await startPrometheus(prometheusConfig(new URL(shop.url).host, alertmanager.target), [rules]);
  expect(await statuses()).toEqual([]);
  broken = 1;
  await expect.poll(statuses).toEqual(['CheckoutFails alert', 'CheckoutSlow warning']);
  broken = 0;
  await expect.poll(statuses).toEqual(['CheckoutFails ok', 'CheckoutSlow ok']);
  expect(board.output()).not.toContain(TOKEN);
  expect(board.output()).not.toContain(token);
});

test('500 alerts at once survive a crash of the board', async () => {
  const dataDir = emptyFolder();
  const { source, token, board } = await startAlertBoard({ DATA_DIR: dataDir });
  const alertmanager = await startAlertmanager(toTestConfig(board.url, TOKEN));
  const alerts = Array.from({ length: 500 }, (_, index) => ({
    labels: { alertname: `Disk ${index}`, scope: 'eu-west-1', service: 'Payments', severity: 'critical' },
    annotations: { description: 'x'.repeat(1_000) },
    generatorURL: 'http://prometheus.example.com/graph',
  }));
  const written = (): number =>
    [...source.sandbox.store.monitor.values()].filter(
      ({ integration, status }) => integration === 'alertmanager' && status === 'alert',
    ).length;
  const accepted = (): number => {
    const path = join(dataDir, 'alerts.json');
    return existsSync(path) ? readFileSync(path, 'utf8').split('"isFiring":true').length - 1 : 0;
  };
  await alertmanager.send(alerts);
  // A slow Alertmanager sends them in several notifications, and would not find the board at its new port.
  await expect.poll(accepted).toBe(500);
  await board.kill();
  await startOwnBoard(
    { ...source, token },
    { ALERTMANAGER_TOKEN: TOKEN, ALERTMANAGER_CREATE: 'on', DATA_DIR: dataDir },
  );
  while (written() < 500) {
    const before = written();
    await expect.poll(written).toBeGreaterThan(before);
  }
  expect(written()).toBe(500);
});

test('the route exists only with a token, and only for those who have it', async () => {
  const { board } = await startAlertBoard();
  const statusOf = async (url: string, authorization: string, method = 'POST'): Promise<number> => {
    const response = await fetch(`${url}/api/alertmanager`, {
      method,
      headers: { authorization },
      ...(method === 'POST' && { body: '{"version":"4","alerts":[]}' }),
    });
    await response.arrayBuffer();
    return response.status;
  };
  expect(await statusOf(board.url, `Bearer ${TOKEN}`)).toBe(200);
  expect(await statusOf(board.url, 'Bearer wrong')).toBe(401);
  expect(await statusOf(board.url, `Bearer ${TOKEN}`, 'GET')).toBe(405);
  const without = await startOwnBoard(await startOwnSource());
  expect(await statusOf(without.url, `Bearer ${TOKEN}`)).toBe(404);
  expect(await statusOf(without.url, '', 'GET')).toBe(404);
});

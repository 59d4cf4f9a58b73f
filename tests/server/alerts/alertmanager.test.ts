import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

import { expect, test } from 'vitest';

import { respondToAlertmanager } from '@/lib/server/api/alertmanager';

import { toTestConfig } from '../../support/alertmanager-config';
import { listenForTest } from '../../support/http-server';
import { startAlertmanager } from '../../support/prometheus-server';
import { startAlerts, startAlertSource, TOKEN } from './start-alerts';

/** Serves the route of alerts. It fails as long as `isDown` says so. */
async function serveAlerts(started: ReturnType<typeof startAlerts>, isDown: () => boolean) {
  const seen: number[] = [];
  const server = createServer((incoming, outgoing) => {
    const respond = async (): Promise<void> => {
      const body = await text(incoming);
      const request = new Request('http://board.test/api/alertmanager', {
        method: 'POST',
        headers: { authorization: incoming.headers.authorization ?? '' },
        body,
      });
      const context = { token: TOKEN, alerts: () => Promise.resolve(started.alerts) };
      const response = isDown()
        ? new Response(null, { status: 503 })
        : await respondToAlertmanager(request, context);
      seen.push(response.status);
      outgoing.writeHead(response.status).end(await response.text());
    };
    void respond();
  });
  return { ...(await listenForTest(server)), seen };
}

const alert = (labels: Record<string, string>, given: object = {}) => ({
  labels: {
    alertname: 'High latency',
    scope: 'eu-west-1',
    service: 'Payments',
    severity: 'critical',
    ...labels,
  },
  annotations: { summary: 'Requests take 3 s' },
  generatorURL: 'http://prometheus.example.com/graph',
  ...given,
});
const ended = () => ({ endsAt: new Date(Date.now() - 1).toISOString() });

test('alerts of a real Alertmanager reach ProdManager: firing, resolved, in groups, and after failures', async () => {
  const source = await startAlertSource();
  const started = startAlerts(source);
  let isDown = true;
  const server = await serveAlerts(started, () => isDown);
  const alertmanager = await startAlertmanager(toTestConfig(server.url, TOKEN));

  await alertmanager.send([
    alert({ instance: 'a' }),
    alert({ instance: 'b' }),
    alert({ alertname: 'Disk full', severity: 'warning' }),
    alert({ scope: 'us-east-1', service: 'Search', alertname: '"}\n# <b>Up' }),
  ]);
  await expect.poll(() => server.seen.length).toBeGreaterThan(1);
  isDown = false;
  const all = [
    'eu-west-1 / Payments: Disk full warning',
    'eu-west-1 / Payments: High latency alert',
    'us-east-1 / Search: "} # <b>Up alert',
  ];
  await expect.poll(() => source.monitors()).toEqual(all);

  // One of two alerts of a monitor ends.
  await alertmanager.send([
    alert({ instance: 'a' }, ended()),
    alert({ alertname: 'Disk full', severity: 'warning' }, ended()),
  ]);
  await expect.poll(() => source.monitors()).toEqual(['eu-west-1 / Payments: Disk full ok', ...all.slice(1)]);
  await alertmanager.send([alert({ instance: 'b' }, ended())]);
  await expect.poll(() => source.monitors()).toContain('eu-west-1 / Payments: High latency ok');

  // It fires again.
  await alertmanager.send([alert({ instance: 'b' }, { startsAt: new Date().toISOString() })]);
  await expect.poll(() => source.monitors()).toContain('eu-west-1 / Payments: High latency alert');
});

test('500 alerts of a real Alertmanager, while ProdManager is away for a while', async () => {
  const source = await startAlertSource();
  const started = startAlerts(source);
  const server = await serveAlerts(started, () => false);
  const alertmanager = await startAlertmanager(toTestConfig(server.url, TOKEN));
  await source.kill();
  await alertmanager.send(Array.from({ length: 500 }, (_, index) => alert({ alertname: `Disk ${index}` })));
  await expect.poll(() => started.alerts.state?.firing).toBe(500);
  await source.revive();
  await started.settled();
  expect(source.monitors()).toHaveLength(500);
  expect(source.monitors().filter((monitor) => !monitor.endsWith(' alert'))).toEqual([]);
});

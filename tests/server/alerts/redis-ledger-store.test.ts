import { expect, onTestFinished, test } from 'vitest';

import { RedisLedgerStore } from '@/lib/server/alerts/redis-ledger-store';

import { startRedis } from '../../support/redis-server';
import { at, webhookAlert } from './samples';
import { startAlerts, startAlertSource } from './start-alerts';

async function startCluster() {
  const redis = await startRedis();
  onTestFinished(() => redis.close());
  const source = await startAlertSource();
  const start = (mayWrite: boolean) =>
    startAlerts(source, {
      store: new RedisLedgerStore({ redisUrl: redis.url, sourceId: 'one', random: () => 0 }),
      mayWrite: () => mayWrite,
    });
  return { redis, source, start };
}

/** Sends a notification until it is accepted, as Alertmanager does. */
const deliver = (alerts: ReturnType<typeof startAlerts>, ...sent: readonly object[]) =>
  expect.poll(() => alerts.notify(...sent)).toBe(200);

test('an alert that any instance receives is written by the one that reads ProdManager', async () => {
  const { source, start } = await startCluster();
  const [poller, follower] = [start(true), start(false)];
  await deliver(follower, webhookAlert({ instance: 'a' }));
  await deliver(poller, webhookAlert({ instance: 'b' }));
  await expect.poll(() => source.monitors()).toEqual(['eu-west-1 / Payments: High latency alert']);
  // The other alert of the monitor is known to both.
  await deliver(follower, webhookAlert({ instance: 'b' }, { until: at(5) }));
  await poller.settled();
  expect(source.monitors()).toEqual(['eu-west-1 / Payments: High latency alert']);
  await deliver(poller, webhookAlert({ instance: 'a' }, { until: at(6) }));
  await poller.settled();
  expect(source.monitors()).toEqual(['eu-west-1 / Payments: High latency ok']);
});

test('no alert is lost if instances receive many at the same time', async () => {
  const { source, start } = await startCluster();
  const [poller, follower] = [start(true), start(false)];
  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      deliver(index % 2 ? poller : follower, webhookAlert({ alertname: `Disk ${index}` })),
    ),
  );
  await expect.poll(() => source.monitors().filter((text) => text.endsWith(' alert')).length).toBe(20);
});

test('nothing is acknowledged while Redis is out of reach', async () => {
  const { redis, start } = await startCluster();
  const poller = start(true);
  await deliver(poller, webhookAlert());
  await redis.kill();
  expect(await poller.notify(webhookAlert({ alertname: 'Disk full' }))).toBe(503);
  await redis.restart();
  await deliver(poller, webhookAlert({ alertname: 'Disk full' }));
  await poller.settled();
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { emptyFolder } from '../../support/empty-folder';
import { at, webhookAlert } from './samples';
import { startAlerts, startAlertSource } from './start-alerts';

describe('if ProdManager fails', () => {
  test('alerts are written when it is back, in their last state', async () => {
    const source = await startAlertSource();
    const { alerts, notify, settled } = startAlerts(source);
    await source.kill();
    expect(await notify(webhookAlert(), webhookAlert({ alertname: 'Disk full' }))).toBe(200);
    await expect.poll(() => alerts.state?.waiting).toBe(2);
    expect(await notify(webhookAlert({}, { until: at(5) }))).toBe(200);
    await source.revive();
    await settled();
    // A resolved alert that was never written needs no monitor.
    expect(source.monitors()).toEqual(['eu-west-1 / Payments: Disk full alert']);
  });

  test('a monitor whose creation got half an answer is created once', async () => {
    const source = await startAlertSource();
    const { notify, settled } = startAlerts(source);
    source.sandbox.faults.set({ kind: 'truncate', path: '/api/monitor/create', times: 1 });
    await notify(webhookAlert());
    await settled();
    expect(source.monitors()).toEqual(['eu-west-1 / Payments: High latency alert']);
  });

  test('a monitor whose write got no answer is compared again, because it may still take effect', async () => {
    const source = await startAlertSource();
    let nowMs = at(1);
    const { alerts, notify, settled } = startAlerts(source, { now: () => nowMs });
    source.sandbox.faults.set({ kind: 'drop', path: '/api/monitor/create', times: 1 });
    await notify(webhookAlert());
    await expect.poll(() => source.monitors()).toEqual(['eu-west-1 / Payments: High latency alert']);
    expect(alerts.state?.waiting).toBe(1);
    // The lost request takes effect late.
    const { store } = source.sandbox;
    for (const row of store.monitor.values())
      if (row.integration === 'alertmanager') store.monitor.replace({ ...row, status: 'ok' });
    await expect.poll(() => source.monitors()).toEqual(['eu-west-1 / Payments: High latency alert']);
    nowMs += 60_000;
    await settled();
    expect(source.monitors()).toHaveLength(1);
  });

  test('a token without permission is reported, without the token', async () => {
    const source = await startAlertSource();
    const token = await source.sandbox.createToken();
    const { alerts, notify, log } = startAlerts(source, { token });
    expect(await notify(webhookAlert())).toBe(200);
    await expect.poll(() => log.join('')).toContain('403');
    expect(log.join('')).not.toContain(token);
    expect(alerts.state?.waiting).toBe(1);
  });

  test('writes leave a part of the rate limit to the board', async () => {
    const rateLimit = { limitWithToken: 100, limitAnonymous: 60, windowSeconds: 3_600 };
    const source = await startAlertSource({ rateLimit });
    const { alerts, notify } = startAlerts(source);
    const many = Array.from({ length: 100 }, (_, index) => webhookAlert({ alertname: `Disk ${index}` }));
    expect(await notify(...many)).toBe(200);
    const readUsed = async (): Promise<number> => {
      const { headers } = await fetch(`${source.url}/api/scope`, {
        headers: { authorization: `Bearer ${source.token}` },
      });
      return Number(headers.get('x-ratelimit-used'));
    };
    await expect
      .poll(() => source.monitors().filter((text) => text.endsWith(' alert')).length)
      .toBeGreaterThan(30);
    await expect.poll(() => alerts.state?.waiting).toBeLessThan(70);
    expect(await readUsed()).toBeLessThanOrEqual(80 + 4 * 2 + 1);
    // No monitor is left as ok for lack of a second request.
    await expect.poll(() => source.monitors().filter((text) => text.endsWith(' ok'))).toEqual([]);
  });
});

describe('the stored alerts', () => {
  test('survive a restart: other alerts of a monitor still count', async () => {
    const source = await startAlertSource();
    const dataDir = emptyFolder();
    const first = startAlerts(source, { dataDir });
    await first.notify(webhookAlert({ instance: 'a' }), webhookAlert({ instance: 'b' }));
    await first.settled();
    await first.alerts.stop();
    const second = startAlerts(source, { dataDir });
    await second.notify(webhookAlert({ instance: 'a' }, { until: at(5) }));
    await second.settled();
    expect(source.monitors()).toEqual(['eu-west-1 / Payments: High latency alert']);
    await second.notify(webhookAlert({ instance: 'b' }, { until: at(6) }));
    await second.settled();
    expect(source.monitors()).toEqual(['eu-west-1 / Payments: High latency ok']);
  });

  test('that were not written before a crash are written after it', async () => {
    const source = await startAlertSource();
    const dataDir = emptyFolder();
    const first = startAlerts(source, { dataDir, mayWrite: () => false });
    expect(await first.notify(webhookAlert())).toBe(200);
    expect(source.monitors()).toEqual([]);
    await startAlerts(source, { dataDir }).settled();
    await expect.poll(() => source.monitors()).toEqual(['eu-west-1 / Payments: High latency alert']);
  });

  test('are not acknowledged if they cannot be stored', async () => {
    const source = await startAlertSource();
    const file = join(emptyFolder(), 'file');
    writeFileSync(file, '');
    const { notify } = startAlerts(source, { dataDir: join(file, 'folder') });
    expect(await notify(webhookAlert())).toBe(503);
    expect(source.monitors()).toEqual([]);
  });

  test('that are damaged are kept aside', async () => {
    const source = await startAlertSource();
    const dataDir = emptyFolder();
    writeFileSync(join(dataDir, 'alerts.json'), '{"format":1,"monitors":');
    const { notify, settled, log } = startAlerts(source, { dataDir });
    await notify(webhookAlert());
    await settled();
    expect(source.monitors()).toHaveLength(1);
    expect(log.join('')).toContain('alerts.json.damaged-');
    expect(readFileSync(join(dataDir, 'alerts.json'), 'utf8')).toContain('High latency');
  });
});

import { describe, expect, test } from 'vitest';

import { LATE_MS } from '@/lib/server/alerts/ledger';

import { freshOf } from '../../status/samples';
import { at, webhookAlert } from './samples';
import { startAlerts, startAlertSource } from './start-alerts';

describe('alerts', () => {
  test('create monitors that are missing, and write their status', async () => {
    const source = await startAlertSource();
    const { notify, settled } = startAlerts(source);
    expect(await notify(webhookAlert(), webhookAlert({ alertname: 'Disk full', severity: 'warning' }))).toBe(
      200,
    );
    await settled();
    expect(source.monitors()).toEqual([
      'eu-west-1 / Payments: Disk full warning',
      'eu-west-1 / Payments: High latency alert',
    ]);
    expect(await notify(webhookAlert({}, { until: at(5) }))).toBe(200);
    await settled();
    expect(source.monitors()).toEqual([
      'eu-west-1 / Payments: Disk full warning',
      'eu-west-1 / Payments: High latency ok',
    ]);
  });

  test('update a monitor that exists, and keep its other fields', async () => {
    const source = await startAlertSource();
    const { store } = source.sandbox;
    const fields = {
      name: 'High latency',
      description: 'Written by **people**.',
      scope: [...store.scope.values()].find(({ name }) => name === 'eu-west-1')?.id ?? 0,
      service: [...store.service.values()].find(({ name }) => name === 'Payments')?.id ?? 0,
      integration: 'alertmanager',
      external_reference: 'REF-1',
      external_link: 'https://wiki.example.com/latency',
    };
    const { id } = store.monitor.insert((next) => ({ ...fields, id: next, status: 'ok' }));
    const { notify, settled } = startAlerts(source, { env: { ALERTMANAGER_CREATE: 'off' } });
    await notify(webhookAlert());
    await settled();
    expect(store.monitor.get(id)).toEqual({ ...fields, id, status: 'alert' });
  });

  test('leave monitors of other integrations alone', async () => {
    const source = await startAlertSource();
    const { store } = source.sandbox;
    const other = [...store.monitor.values()][0];
    if (!other) throw new Error('no monitor');
    const { notify, settled } = startAlerts(source);
    const scope = store.scope.get(other.scope)?.name ?? '';
    const service = store.service.get(other.service)?.name ?? '';
    await notify(webhookAlert({ scope, service, alertname: other.name }));
    await settled();
    expect(store.monitor.get(other.id)).toEqual(other);
    expect(source.monitors()).toEqual([`${scope} / ${service}: ${other.name} alert`]);
  });

  test('create nothing unless that is allowed, and are written once the monitor exists', async () => {
    const source = await startAlertSource();
    const { alerts, notify, log } = startAlerts(source, { env: { ALERTMANAGER_CREATE: 'off' } });
    expect(await notify(webhookAlert())).toBe(200);
    await expect.poll(() => alerts.state).toEqual({ firing: 1, waiting: 1, unplaced: 0, missing: 1 });
    expect(source.monitors()).toEqual([]);
    expect(log.join('')).toContain('ALERTMANAGER_CREATE is off');
    // A resolved alert needs no monitor.
    await notify(webhookAlert({}, { until: at(5) }));
    await expect.poll(() => alerts.state).toEqual({ firing: 0, waiting: 0, unplaced: 0, missing: 0 });
  });

  test('without a scope in ProdManager wait for it', async () => {
    const source = await startAlertSource();
    const { alerts, notify, settled, log } = startAlerts(source);
    await notify(webhookAlert({ scope: 'mars' }));
    await expect.poll(() => alerts.state).toMatchObject({ waiting: 1, unplaced: 1 });
    expect(log.join('')).toContain('Payments / mars');
    source.sandbox.store.scope.insert((id) => ({ id, name: 'mars', description: null }));
    await notify(webhookAlert());
    await settled();
    expect(source.monitors()).toContain('mars / Payments: High latency alert');
  });

  test('without labels are ignored and reported', async () => {
    const source = await startAlertSource();
    const { notify, settled, log } = startAlerts(source);
    expect(await notify(webhookAlert({ service: '' }), webhookAlert())).toBe(200);
    await settled();
    expect(source.monitors()).toHaveLength(1);
    expect(log.join('')).toContain('"unlabelled":1');
  });

  test('are not written while scopes and services are not known for certain', async () => {
    const source = await startAlertSource();
    let state: 'fresh' | 'stale' = 'stale';
    const scopes = freshOf(
      [...source.sandbox.store.scope.values()].map((row) => ({
        ...row,
        incidentsCount: 0,
        maintenancesCount: 0,
      })),
    );
    const services = freshOf(
      [...source.sandbox.store.service.values()].map((row) => ({
        ...row,
        incidentsCount: 0,
        maintenancesCount: 0,
      })),
    );
    const { alerts, notify, settled } = startAlerts(source, {
      inventory: () => ({ scopes: { ...scopes, state }, services }),
    });
    await notify(webhookAlert());
    await expect.poll(() => alerts.state?.waiting).toBe(1);
    expect(source.monitors()).toEqual([]);
    state = 'fresh';
    await settled();
    expect(source.monitors()).toHaveLength(1);
  });

  test('500 at once, and sent twice, are one monitor each', async () => {
    const source = await startAlertSource();
    const { notify, settled } = startAlerts(source);
    const many = Array.from({ length: 500 }, (_, index) =>
      webhookAlert({ alertname: `Disk ${index}`, severity: index % 2 ? 'warning' : 'critical' }),
    );
    expect(await Promise.all([notify(...many), notify(...many)])).toEqual([200, 200]);
    await settled();
    expect(source.monitors()).toHaveLength(500);
    expect(source.monitors().filter((text) => text.endsWith(' warning'))).toHaveLength(250);
    const ended = many.map(({ labels }) => webhookAlert(labels, { until: at(5) }));
    await notify(...ended.slice(0, 400), ...many.slice(400));
    await settled();
    expect(source.monitors().filter((text) => text.endsWith(' ok'))).toHaveLength(400);
  });

  test('that fire late do not replace a resolution', async () => {
    const source = await startAlertSource();
    let nowMs = at(6);
    const { notify, settled } = startAlerts(source, { now: () => nowMs });
    await notify(webhookAlert());
    await notify(webhookAlert({}, { until: at(5) }));
    expect(await notify(webhookAlert())).toBe(503);
    await settled();
    expect(source.monitors()).toEqual(['eu-west-1 / Payments: High latency ok']);
    // Alertmanager still sends it: it fires.
    nowMs += LATE_MS;
    expect(await notify(webhookAlert())).toBe(200);
    await settled();
    expect(source.monitors()).toEqual(['eu-west-1 / Payments: High latency alert']);
  });

  test('with hostile labels are written as text', async () => {
    const source = await startAlertSource();
    const { notify, settled } = startAlerts(source);
    const names = [
      '<script>alert(1)</script>',
      '../../scope/1/delete',
      'a&status=ok&scope=2',
      '\u202egnp.exe',
      'x'.repeat(9_000),
    ];
    expect(await notify(...names.map((alertname) => webhookAlert({ alertname })))).toBe(200);
    await settled();
    expect(source.monitors().map((text) => text.slice(22))).toEqual(
      [
        '<script>alert(1)</script> alert',
        '../../scope/1/delete alert',
        'a&status=ok&scope=2 alert',
        'gnp.exe alert',
        `${'x'.repeat(199)}… alert`,
      ].sort(),
    );
  });
});

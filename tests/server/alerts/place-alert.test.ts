import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseConfig } from '@/lib/server/config/config';
import { placeAlert } from '@/lib/server/alerts/place-alert';
import { parseWebhook } from '@/lib/server/alerts/webhook';

import { at, webhookAlert, webhookOf } from './samples';

function place(alert: object, env: Record<string, string> = {}) {
  const parsed = parseWebhook(JSON.stringify(webhookOf(alert)));
  const [first] = parsed?.alerts ?? [];
  if (!first) throw new Error('not parsed');
  return placeAlert(first, parseConfig(env));
}

describe('an alert', () => {
  test('belongs to the monitor that its labels name', () => {
    expect(place(webhookAlert())).toMatchObject({
      scope: 'eu-west-1',
      service: 'Payments',
      name: 'High latency',
      isFiring: true,
      status: 'alert',
      startsAtMs: at(0),
      link: 'http://prometheus.example.com/graph?g0.expr=up',
    });
    const ended = place(webhookAlert({}, { from: at(0), until: at(5) }));
    expect(ended).toMatchObject({ isFiring: false, endsAtMs: at(5) });
  });

  test('is placed by the labels of the configuration', () => {
    const env = {
      ALERTMANAGER_SCOPE_LABEL: 'region',
      ALERTMANAGER_SERVICE_LABEL: 'app',
      ALERTMANAGER_NAME_LABELS: 'alertname, instance',
      ALERTMANAGER_SEVERITY_LABEL: 'priority',
    };
    const labels = { region: 'us', app: 'Search', instance: 'db-1', priority: 'Warning' };
    expect(place(webhookAlert(labels), env)).toMatchObject({
      scope: 'us',
      service: 'Search',
      name: 'High latency db-1',
      status: 'warning',
    });
  });

  test.each([
    ['critical', 'alert'],
    ['page', 'alert'],
    ['', 'alert'],
    ['WARNING', 'warning'],
    [' info ', 'warning'],
    ['constructor', 'alert'],
  ])('of severity %j makes its monitor %s', (severity, status) => {
    expect(place(webhookAlert({ severity }))?.status).toBe(status);
  });

  test.each(['scope', 'service', 'alertname'])('without the label %s has no monitor', (label) => {
    expect(place(webhookAlert({ [label]: ' ' }))).toBeNull();
  });

  test('does not take labels from the prototype of objects', () => {
    const env = { ALERTMANAGER_SCOPE_LABEL: 'constructor', ALERTMANAGER_SERVICE_LABEL: '__proto__' };
    expect(place(webhookAlert(), env)).toBeNull();
  });

  test('is identified by its labels, in any order', () => {
    const { labels, ...rest } = webhookAlert({ instance: 'a' });
    const reversed = { ...rest, labels: Object.fromEntries(Object.entries(labels).reverse()) };
    expect(place(reversed)?.id).toBe(place(webhookAlert({ instance: 'a' }))?.id);
    expect(place(webhookAlert({ instance: 'b' }))?.id).not.toBe(place(webhookAlert({ instance: 'a' }))?.id);
  });

  test.each([
    ['javascript:alert(1)', null],
    ['http://user:secret@prometheus.example.com/', null],
    [`http://p.example.com/${'x'.repeat(3_000)}`, null],
    ['', null],
  ])('links only to plain http(s) addresses: %j', (generatorURL, link) => {
    expect(place({ ...webhookAlert(), generatorURL })?.link).toBe(link);
  });

  test('has a name that ProdManager accepts, on one line of bounded length, also with long and odd labels', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (alertname) => {
        const placed = place(webhookAlert({ alertname }));
        if (placed === null) return;
        const { length } = [...placed.name];
        expect(length).toBeGreaterThanOrEqual(4);
        expect(length).toBeLessThanOrEqual(200);
        expect(placed.name).toBe(placed.name.trim());
        expect(placed.name).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      }),
    );
    expect(place(webhookAlert({ alertname: 'Up' }))?.name).toBe('Alert Up');
    expect(place(webhookAlert({ alertname: 'x'.repeat(900) }))?.name).toHaveLength(200);
    expect(place(webhookAlert({ alertname: 'a\nb\u202ec d' }))?.name).toBe('a bc d');
  });
});

test.each([
  ['no JSON', '{'],
  ['another version', JSON.stringify({ ...webhookOf(webhookAlert()), version: '3' })],
  ['no alerts', JSON.stringify({ version: '4' })],
  ['an alert without a time', JSON.stringify(webhookOf({ ...webhookAlert(), startsAt: 'soon' }))],
  ['an alert of another status', JSON.stringify(webhookOf({ ...webhookAlert(), status: 'ok' }))],
  ['labels that are no strings', JSON.stringify(webhookOf({ ...webhookAlert(), labels: { scope: {} } }))],
])('a body with %s is rejected as a whole', (_, body) => {
  expect(parseWebhook(body)).toBeNull();
});

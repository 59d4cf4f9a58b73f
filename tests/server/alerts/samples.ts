import type { PlacedAlert } from '@/lib/server/alerts/place-alert';

/** A minute, in epoch milliseconds. */
export const at = (minute: number): number => Date.UTC(2026, 2, 2, 8, minute);

const NEVER = '0001-01-01T00:00:00Z';

/** An alert as Alertmanager sends it. With `until`, it is resolved. */
export function webhookAlert(
  labels: Readonly<Record<string, string>> = {},
  { from = at(0), until }: { readonly from?: number; readonly until?: number } = {},
) {
  return {
    status: until === undefined ? ('firing' as const) : ('resolved' as const),
    labels: {
      alertname: 'High latency',
      scope: 'eu-west-1',
      service: 'Payments',
      severity: 'critical',
      ...labels,
    },
    annotations: { summary: 'slow' },
    startsAt: new Date(from).toISOString(),
    endsAt: until === undefined ? NEVER : new Date(until).toISOString(),
    generatorURL: 'http://prometheus.example.com/graph?g0.expr=up',
    fingerprint: '0123456789abcdef',
  };
}

/** A notification as Alertmanager sends it. */
export const webhookOf = (...alerts: readonly object[]) => ({
  version: '4',
  groupKey: '{}:{alertname="High latency"}',
  truncatedAlerts: 0,
  status: 'firing',
  receiver: 'board',
  groupLabels: {},
  commonLabels: {},
  commonAnnotations: {},
  externalURL: 'http://alertmanager.example.com',
  alerts,
});

/** An alert with its monitor. With `until`, it is resolved. */
export function placedAlert(
  given: Partial<PlacedAlert> = {},
  { from = at(0), until }: { readonly from?: number; readonly until?: number } = {},
): PlacedAlert {
  return {
    id: 'a',
    scope: 'eu-west-1',
    service: 'Payments',
    name: 'High latency',
    isFiring: until === undefined,
    status: 'alert',
    startsAtMs: from,
    endsAtMs: until ?? from,
    link: null,
    ...given,
  };
}

import { pino } from 'pino';
import { expect, onTestFinished } from 'vitest';

import { ProdManager } from '@/lib/prodmanager/index';
import { respondToAlertmanager } from '@/lib/server/api/alertmanager';
import { Alerts, type AlertsOptions } from '@/lib/server/alerts/alerts';
import { FileLedgerStore, type LedgerStore } from '@/lib/server/alerts/ledger-store';
import { parseWebhook } from '@/lib/server/alerts/webhook';
import { parseConfig } from '@/lib/server/config/config';
import type { SandboxOptions } from '@/lib/sandbox/sandbox';

import { freshOf } from '../../status/samples';
import { startSandbox, type SandboxServer } from '../../support/sandbox-server';
import { webhookOf } from './samples';

export const TOKEN = 'a token of the alerts'.replaceAll(' ', '-');

/** A sandbox for alerts, with a token that may write monitors. */
export interface AlertSource extends SandboxServer {
  /** The monitors of alerts: `scope / service: name status`, sorted. */
  monitors(): readonly string[];
}

/** Starts a sandbox that ends with the test. */
export async function startAlertSource(options: Partial<SandboxOptions> = {}): Promise<AlertSource> {
  const server = await startSandbox({ mood: 'calm', monitors: 20, ...options });
  onTestFinished(() => server.kill().catch(() => undefined));
  const { store } = server.sandbox;
  const token = await server.sandbox.createToken({ permissions: ['monitor_api'] });
  const nameOf = (kind: 'scope' | 'service', id: number): string => store[kind].get(id)?.name ?? '?';
  return {
    ...server,
    token,
    monitors: () =>
      [...store.monitor.values()]
        .filter(({ integration }) => integration === 'alertmanager')
        .map(
          ({ scope, service, name, status }) =>
            `${nameOf('scope', scope)} / ${nameOf('service', service)}: ${name} ${status}`,
        )
        .sort(),
  };
}

/** Options of {@link startAlerts} that replace the defaults. */
export interface StartAlertsOptions {
  readonly token?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly store?: LedgerStore;
  readonly dataDir?: string | null;
  readonly mayWrite?: () => boolean;
  readonly now?: () => number;
  readonly inventory?: AlertsOptions['inventory'];
}

/** What startAlerts returns. */
export interface StartedAlerts {
  readonly alerts: Alerts;
  readonly log: readonly string[];
  /** Sends a notification as Alertmanager does, and returns the status of the response. */
  readonly notify: (...sent: readonly object[]) => Promise<number>;
  /** Resolves when everything is written. */
  readonly settled: () => Promise<void>;
}

/** Starts alerts that are written to a sandbox. They stop with the test. */
export function startAlerts(source: AlertSource, options: StartAlertsOptions = {}): StartedAlerts {
  const { token = source.token, env = {}, dataDir = null, now = Date.now } = options;
  const log: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => log.push(line) });
  const store = options.store ?? new FileLedgerStore(dataDir, { log: logger, now });
  const { scope, service } = source.sandbox.store;
  const toItems = (rows: Iterable<{ readonly id: number; readonly name: string }>) =>
    [...rows].map(({ id, name }) => ({
      id,
      name,
      description: null,
      incidentsCount: 0,
      maintenancesCount: 0,
    }));
  const alerts = new Alerts({
    config: parseConfig({ ALERTMANAGER_CREATE: 'on', ...env }),
    client: new ProdManager({ url: source.url, token, maxRetries: 0 }),
    store,
    inventory:
      options.inventory ??
      (() => ({ scopes: freshOf(toItems(scope.values())), services: freshOf(toItems(service.values())) })),
    mayWrite: options.mayWrite ?? (() => true),
    clock: { now },
    random: () => 0,
    log: logger,
  });
  alerts.start();
  onTestFinished(() => alerts.stop());
  return {
    alerts,
    log,
    notify: async (...sent) => {
      const request = new Request('http://board.test/api/alertmanager', {
        method: 'POST',
        headers: { authorization: `Bearer ${TOKEN}` },
        body: JSON.stringify(webhookOf(...sent)),
      });
      expect(parseWebhook(JSON.stringify(webhookOf(...sent)))).not.toBeNull();
      const context = { token: TOKEN, alerts: () => Promise.resolve(alerts) };
      return (await respondToAlertmanager(request, context)).status;
    },
    settled: () => expect.poll(() => alerts.state?.waiting).toBe(0),
  };
}

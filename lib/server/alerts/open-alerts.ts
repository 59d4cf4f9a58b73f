import 'server-only';

import type { Config } from '../config/config';
import type { Source } from '../poller/source/source';
import { Alerts, type AlertsOptions } from './alerts';
import { FileLedgerStore, type LedgerStore } from './ledger-store';
import { RedisLedgerStore } from './redis-ledger-store';

/** What {@link openAlerts} works with. */
export interface OpenAlertsOptions extends Omit<AlertsOptions, 'config' | 'client' | 'store'> {
  readonly config: Config;
  readonly source: Pick<Source, 'client' | 'id' | 'isDemo'>;
  readonly log: AlertsOptions['log'] & ConstructorParameters<typeof FileLedgerStore>[1]['log'];
}

function openStore({ config, source, clock, random, log }: OpenAlertsOptions): LedgerStore {
  const { REDIS_URL: redisUrl, DATA_DIR: dataDir } = config;
  if (redisUrl !== undefined && !source.isDemo)
    return new RedisLedgerStore({ redisUrl, sourceId: source.id, random });
  return new FileLedgerStore(source.isDemo ? null : dataDir, { log, now: () => clock.now() });
}

/** The alerts of Alertmanager; null unless `ALERTMANAGER_TOKEN` is set. */
export function openAlerts(options: OpenAlertsOptions): Alerts | null {
  if (options.config.ALERTMANAGER_TOKEN === undefined) return null;
  return new Alerts({ ...options, client: options.source.client, store: openStore(options) });
}

import type { MonitorRow } from '@/lib/sandbox/store/rows';
import type { Store } from '@/lib/sandbox/store/store';

/** The size of a sandbox's data. */
export interface EstateSize {
  readonly services: number;
  readonly scopes: number;
  readonly monitors: number;
}

/** A small company: 3 services in 5 scopes. */
export const SMALL: EstateSize = { services: 3, scopes: 5, monitors: 12 };
/** A large one: 60 services in 40 scopes. */
export const HUGE: EstateSize = { services: 60, scopes: 40, monitors: 5_000 };

/** Fills an empty store (mood `empty`) with services in scopes, numbered from 1, and their monitors, all ok. */
export function fillEstate(store: Store, { services, scopes, monitors }: EstateSize): void {
  for (let number = 1; number <= services; number += 1)
    store.service.insert((id) => ({ id, name: `Service ${number}`, description: null }));
  for (let number = 1; number <= scopes; number += 1)
    store.scope.insert((id) => ({ id, name: `région-${number}`, description: null }));
  for (let index = 0; index < monitors; index += 1) {
    const place = index % (services * scopes);
    store.monitor.insert((id): MonitorRow => ({
      id,
      name: `check ${id}`,
      description: null,
      service: 1 + (place % services),
      scope: 1 + Math.floor(place / services),
      integration: 'http',
      external_reference: null,
      external_link: null,
      status: 'ok',
    }));
  }
}

/** Sets the status of the monitors of a service in a scope. */
export function setPlace(
  store: Store,
  { service, scope }: { readonly service: number; readonly scope: number },
  status: MonitorRow['status'],
): void {
  for (const row of store.monitor.values())
    if (row.service === service && row.scope === scope) store.monitor.replace({ ...row, status });
}

import type { MonitorRow } from '../store/rows';
import type { Store } from '../store/store';
import type { Random } from './random';
import { HOSTILE_LINK, HOSTILE_MARKDOWN, SCOPES, type ServiceProfile, SERVICES } from './seed-data';

const CHECKS = [
  { name: 'http', integration: 'http' },
  { name: 'p95 latency', integration: 'datadog' },
  { name: 'error rate', integration: 'datadog' },
  { name: 'certificate', integration: 'http' },
  { name: 'queue depth', integration: 'datadog' },
  { name: 'nightly job', integration: 'jenkins' },
  { name: 'name resolution', integration: 'dns' },
  { name: 'réplication', integration: null },
] as const;

interface Pair {
  readonly scope: number;
  readonly service: number;
  readonly profile: ServiceProfile;
  monitors: number;
}

/** Adds scopes, services and monitors, all `ok`. Some services do not run in every scope. */
export function seedPlaces(store: Store, random: Random, monitors: number): void {
  const scopes = SCOPES.map(({ name, description, gaps }) => ({
    gaps,
    row: store.scope.insert((id) => ({ id, name, description })),
  }));
  const pairs: Pair[] = SERVICES.flatMap((profile) => {
    const { name, description } = profile;
    const service = store.service.insert((id) => ({ id, name, description })).id;
    return scopes
      .filter(({ gaps }) => !random.chance(gaps))
      .map(({ row }) => ({ scope: row.id, service, profile, monitors: 0 }));
  });
  for (let index = 0; index < monitors; index += 1) {
    const pair = pairs[index] ?? random.pickAny(pairs);
    if (pair) addMonitor(store, pair);
  }
}

function addMonitor(store: Store, pair: Pair): void {
  const check = CHECKS[pair.monitors % CHECKS.length] ?? CHECKS[0];
  const round = Math.floor(pair.monitors / CHECKS.length);
  pair.monitors += 1;
  store.monitor.insert((id): MonitorRow => {
    const isHostile = id === 7;
    return {
      id,
      name: `${pair.profile.slug} ${check.name}${round > 0 ? ` ${round + 1}` : ''}`,
      description: isHostile ? HOSTILE_MARKDOWN : check.name === 'http' ? 'Checked every 30 s' : null,
      scope: pair.scope,
      service: pair.service,
      integration: check.integration,
      external_reference: `chk-${id}`,
      external_link: isHostile ? HOSTILE_LINK : `https://metrics.example.com/d/${pair.profile.slug}`,
      status: 'ok',
    };
  });
}

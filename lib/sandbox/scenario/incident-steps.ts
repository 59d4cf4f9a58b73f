import { createIncident, updateIncident } from '../store/incidents';
import type { IncidentRow } from '../store/rows';
import type { Store } from '../store/store';
import { OPENINGS, storyOf, UPDATES } from './incident-stories';
import type { Random } from './random';
import { SERVICES } from './services';

const say = (store: Store, id: number, content: string, internal = false): void =>
  store.addEvent('incident', id, { type: 'comment', content, internal });

/** Opens an incident where something is broken, and says so in public. */
export function openIncident(
  store: Store,
  random: Random,
  where: { readonly scope: number; readonly service: number },
  severity: IncidentRow['severity'],
): IncidentRow {
  const profile = SERVICES.find(({ name }) => name === store.service.get(where.service)?.name);
  const name = random.pickAny(profile?.troubles ?? []) ?? 'Something is not right';
  const number = 1000 + random.between(0, 8999);
  const row = createIncident(store, {
    name,
    description: `Affects **${profile?.slug ?? 'this service'}** in this scope.`,
    external_reference: `INC-${number}`,
    external_link: `https://tickets.example.com/INC-${number}`,
    severity,
    scope: where.scope,
    service: where.service,
    start_impact_date: store.now,
  });
  say(store, row.id, random.pick(OPENINGS));
  return row;
}

/** Says in public that work goes on. */
export const commentIncident = (store: Store, random: Random, { id }: IncidentRow): void =>
  say(store, id, random.pick(UPDATES));

const NEXT = {
  active: 'investigating',
  investigating: 'stable',
  stable: 'resolved',
  resolved: 'resolved',
} as const;

/** Takes an incident one status further, saying so in public, and at first also among those on call. */
export function progressIncident(store: Store, row: IncidentRow): IncidentRow {
  const { id, creation_date: _creation, ...fields } = row;
  const status = NEXT[row.status];
  const after = updateIncident(store, row, { ...fields, status });
  if (status !== row.status) say(store, id, storyOf(id)[status]);
  if (status === 'investigating') say(store, id, storyOf(id).internal, true);
  return after;
}

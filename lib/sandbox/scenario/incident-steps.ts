import { createIncident, updateIncident } from '../store/incidents';
import type { IncidentRow } from '../store/rows';
import type { Store } from '../store/store';
import { OPENINGS, textsOf, UPDATES } from './incident-texts';
import type { Random } from './random';
import { SERVICES } from './seed-data';

const addComment = (store: Store, id: number, content: string, internal = false): void =>
  store.addEvent('incident', id, { type: 'comment', content, internal });

/** Creates an incident in a scope and a service, with a public comment. */
export function openIncident(
  store: Store,
  random: Random,
  place: { readonly scope: number; readonly service: number },
  severity: IncidentRow['severity'],
): IncidentRow {
  const profile = SERVICES.find(({ name }) => name === store.service.get(place.service)?.name);
  const name = random.pickAny(profile?.troubles ?? []) ?? 'Degraded performance';
  const number = 1000 + random.between(0, 8999);
  const row = createIncident(store, {
    name,
    description: `Impact on **${profile?.slug ?? 'this service'}** in this scope.`,
    external_reference: `INC-${number}`,
    external_link: `https://tickets.example.com/INC-${number}`,
    severity,
    scope: place.scope,
    service: place.service,
    start_impact_date: store.now,
  });
  addComment(store, row.id, random.pick(OPENINGS));
  return row;
}

/** Adds a public comment without news. */
export const commentIncident = (store: Store, random: Random, { id }: IncidentRow): void =>
  addComment(store, id, random.pick(UPDATES));

const NEXT = {
  active: 'investigating',
  investigating: 'stable',
  stable: 'resolved',
  resolved: 'resolved',
} as const;

/** Moves an incident to its next status, with a public comment; `investigating` also gets an internal one. */
export function progressIncident(store: Store, row: IncidentRow): IncidentRow {
  const { id, creation_date: _creation, ...fields } = row;
  const status = NEXT[row.status];
  const after = updateIncident(store, row, { ...fields, status });
  if (status !== row.status) addComment(store, id, textsOf(id)[status]);
  if (status === 'investigating') addComment(store, id, textsOf(id).internal, true);
  return after;
}

import { unpackMap } from '../map/packed-map';
import type { Section } from '../model/types';
import { doubtOf } from '../verdict/verdict';
import type { Overview } from './overview';

/** A place with an alert, an ongoing incident, or a board without current data. */
export type Trouble =
  | { readonly kind: 'place'; readonly service: string; readonly scope: string }
  | { readonly kind: 'incident'; readonly name: string }
  | { readonly kind: 'blind' };

/** Troubles by a key that stays while they last. */
export type Troubles = Readonly<Record<string, Trouble>>;

/** What began and what ended between two views. */
export interface TroubleNews {
  readonly began: readonly Trouble[];
  readonly ended: readonly Trouble[];
  /** What lasts now, to compare the next view with. */
  readonly lasting: Troubles;
}

/** What a view must hold for its troubles to be found. */
export type TroubleView = Pick<Overview, 'map' | 'incidents' | 'sections'>;

const isProven = (section: Omit<Section<unknown>, 'items'>): boolean =>
  section.state === 'fresh' && doubtOf(section) === null;

/** Places by key: whether they have an unexpected alert, or certainly none. */
function placesOf({ map, sections }: TroubleView) {
  const { rows = [], columns = [] } = map ? unpackMap(map) : {};
  const scopes = new Map(columns.map(({ id, name }) => [id, name]));
  const failing: [string, Trouble][] = [];
  const well = new Set<string>();
  for (const { name: service, cells } of rows)
    for (const cell of cells) {
      if (!cell) continue;
      const key = `place:${cell.serviceId}/${cell.scopeId}`;
      const scope = scopes.get(cell.scopeId) ?? '';
      if (cell.counts.alert > 0) failing.push([key, { kind: 'place', service, scope }]);
      // Neither an unknown status nor a maintenance means that an alert is over.
      else if (cell.counts.unknown === 0 && cell.expected === 0 && isProven(sections.monitors)) well.add(key);
    }
  return { failing, well };
}

/**
 * Compares a view with what lasted before. A trouble ends only if current and proven data does not have it any more: unknown is not recovered.
 *
 * @param before Null for the first view, in which nothing begins.
 * @param isBlind Whether the board has no current data.
 */
export function toTroubleNews(before: Troubles | null, view: TroubleView, isBlind: boolean): TroubleNews {
  const { failing, well } = placesOf(view);
  const incidents = (view.incidents ?? []).map(({ id, name }): [string, Trouble] => [
    `incident:${id}`,
    { kind: 'incident', name },
  ]);
  const present = new Map([...failing, ...incidents]);
  if (isBlind) present.set('blind', { kind: 'blind' });
  const isOver = (key: string): boolean => {
    if (present.has(key)) return false;
    if (key === 'blind') return true;
    if (isBlind) return false;
    return key.startsWith('incident:') ? isProven(view.sections.incidents) : well.has(key);
  };
  const known = Object.entries(before ?? {});
  const over = known.filter(([key]) => isOver(key));
  const began = before ? [...present].filter(([key]) => !(key in before)).map(([, trouble]) => trouble) : [];
  const kept = known.filter(([key]) => !isOver(key));
  return {
    began,
    ended: over.map(([, trouble]) => trouble),
    lasting: Object.fromEntries([...kept, ...present]),
  };
}

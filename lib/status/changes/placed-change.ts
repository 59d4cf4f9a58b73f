import { createPlacer, type Placed } from '../model/place';
import type { Sections, Transition } from '../model/types';
import type { GlyphName } from '../verdict/glyphs';

/** A transition with place names; a gap has none. */
export type PlacedChange =
  Extract<Transition, { kind: 'gap' }> | Placed<Exclude<Transition, { kind: 'gap' }>>;

/** Adds place names to transitions. */
export function placeChanges(
  changes: readonly Transition[],
  sections: Pick<Sections, 'scopes' | 'services'>,
): PlacedChange[] {
  const place = createPlacer(sections);
  return changes.map((change) =>
    change.kind === 'gap' ? change : place<Exclude<Transition, { kind: 'gap' }>>(change),
  );
}

const INCIDENT_TONES = {
  active: 'alert',
  investigating: 'alert',
  stable: 'warning',
  resolved: 'ok',
  unknown: 'unknown',
} as const;

const ENDED_TONES: Readonly<Partial<Record<string, GlyphName>>> = {
  succeed: 'ok',
  failed: 'warning',
  canceled: 'maintenance',
};

/** The glyph and colour of the state that a change led to. */
export function toneOf(change: Transition): GlyphName {
  if (change.kind === 'gap') return 'unknown';
  if (change.kind === 'monitor') return change.to;
  if (change.kind === 'incident') return INCIDENT_TONES[change.to];
  if (change.change === 'overran') return 'warning';
  return change.change === 'started' ? 'maintenance' : (ENDED_TONES[change.to] ?? 'unknown');
}

/**
 * Keys for a list of changes, newest first. A change keeps its key when newer ones are added, so that focus stays on its link.
 */
export function changeKeys(changes: readonly Transition[]): readonly string[] {
  const seen = new Map<string, number>();
  // From the oldest on: newer ones do not change the count of equal ones.
  return [...changes]
    .reverse()
    .map((change) => {
      const what = change.kind === 'gap' ? 'gap' : `${change.kind} ${change.id} ${change.to}`;
      const key = `${what} ${change.at}`;
      const count = seen.get(key) ?? 0;
      seen.set(key, count + 1);
      return count === 0 ? key : `${key} ${count}`;
    })
    .reverse();
}

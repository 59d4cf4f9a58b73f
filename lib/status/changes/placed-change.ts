import { createPlacer, type Placed } from '../model/place';
import type { Sections, Transition } from '../model/types';
import type { GlyphName } from '../verdict/glyphs';

/** A transition as it is listed: with place names, unless it is a gap. */
export type PlacedChange = (
  Extract<Transition, { kind: 'gap' }> | Placed<Exclude<Transition, { kind: 'gap' }>>
) & {
  /** Identifies it in its list, also when newer ones are added. */
  readonly key: string;
  /** The glyph and colour of the state that it led to. */
  readonly tone: GlyphName;
};

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

/** Transitions as they are listed. */
export function placeChanges(
  changes: readonly Transition[],
  sections: Pick<Sections, 'scopes' | 'services'>,
): PlacedChange[] {
  const place = createPlacer(sections);
  const keys = changeKeys(changes);
  return changes.map((change, index) => ({
    ...(change.kind === 'gap' ? change : place<Exclude<Transition, { kind: 'gap' }>>(change)),
    key: keys[index] ?? '',
    tone: toneOf(change),
  }));
}

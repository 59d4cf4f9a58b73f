import { formatMoment } from '@/lib/status/history/moment';
import type { Observation, PastBoard } from '@/lib/status/history/types';
import {
  MAX_CHANGES,
  SECTION_NAMES,
  type Ages,
  type SectionName,
  type Snapshot,
} from '@/lib/status/model/types';
import { createBoardFilter } from '@/lib/status/model/visible-board';
import { ALL_PLACES, limitTo, toProducts, type Visibility } from '@/lib/status/model/visibility';

import type { History } from '../history/history';
import { toPastTransitions } from '../history/read/past-transitions';

/** The board as it was, for a viewer. */
export interface BoardAt {
  /** With raw names, like that of the present. While nothing was observed, every monitor is unknown. */
  readonly snapshot: Snapshot;
  readonly observation: Observation;
}

const unobserved = ({ monitors, ...sections }: PastBoard['sections']): PastBoard['sections'] => ({
  ...sections,
  monitors: {
    ...monitors,
    isProven: false,
    items: monitors.items.map((monitor) => ({ ...monitor, status: 'unknown', since: null })),
  },
});

/** Without the ids that did not exist: a scope may have been named like the id of another one. */
function existing(visibility: Visibility, { scopes, services }: PastBoard['sections']): Visibility {
  const keep = (ids: readonly string[] | null, { items }: typeof scopes) =>
    ids && ids.filter((id) => items.some((item) => String(item.id) === id));
  return {
    ...visibility,
    areas: visibility.areas.map((area) => ({
      scopes: keep(area.scopes, scopes),
      services: keep(area.services, services),
    })),
  };
}

/** The ages of a board of the past: it is shown at the moment it was read, or else is of unknown age, so that nothing on it looks ok. */
export function toAgesAt({ snapshot, observation }: BoardAt): Ages {
  const isRead = (name: SectionName): boolean =>
    observation.state === 'observed' && snapshot.sections[name].state !== 'unavailable';
  return Object.fromEntries(SECTION_NAMES.map((name) => [name, isRead(name) ? 0 : null])) as Ages;
}

/**
 * Reads the board as it was at a moment and the changes before, for a viewer of today; null before the first observation.
 *
 * @param present The whole board of now, whose names the visibility refers to: another scope may have had a name then.
 * @throws Error of the history's engine
 */
export async function readBoardFor(
  history: Pick<History, 'readBoardAt' | 'readChanges'>,
  present: Snapshot,
  at: number,
  visibility: Visibility,
): Promise<BoardAt | null> {
  const past = await history.readBoardAt(at);
  if (!past) return null;
  const { observation, observedSince, sections } = past;
  const byPresentId = limitTo(visibility, ALL_PLACES, present.sections);
  const changes = await history.readChanges({
    areas: toProducts(byPresentId, present.sections),
    kinds: ['monitor', 'incident', 'maintenance'],
    period: { until: at + 1 },
    limit: MAX_CHANGES,
  });
  const snapshot: Snapshot = {
    ...present,
    version: `${present.version}@${formatMoment(at)}`,
    isSlowed: false,
    zoneErrorMinutes: null,
    observedSince,
    sections: observation.state === 'observed' ? sections : unobserved(sections),
    changes: toPastTransitions(changes),
  };
  return { snapshot: createBoardFilter(existing(byPresentId, sections))(snapshot), observation };
}

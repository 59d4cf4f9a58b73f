import type { Cell, WeatherMap } from '@/lib/status/map/weather-map';
import { byNameAndId } from '@/lib/status/model/order';
import type { Dimension, Place } from '@/lib/status/model/types';

import { toPlaceStatus, worstOfPlaces, type Certainty, type PlaceStatus } from './page-status';
import type { Component } from './schemas';

/** The dimension whose names are the groups; the other is that of their components. */
export type Grouping = 'service' | 'scope';

/** The id of the page in all documents. */
export const PAGE_ID = 'board';

/** What components are made from. */
export interface ComponentSource extends Certainty {
  readonly map: WeatherMap;
  readonly grouping: Grouping;
  /** When the board began to observe, an ISO instant: ProdManager does not say when a place came to be. */
  readonly observedSince: string;
}

/** The id of the component of a place. */
export const placeIdOf = ({ serviceId, scopeId }: Place): string => `place-${serviceId}-${scopeId}`;

interface Member {
  readonly cell: Cell;
  readonly name: string;
  readonly status: PlaceStatus;
}

/** Groups with their components, by name. Places without monitors have no status and are not listed. */
export function toComponents(source: ComponentSource): readonly Component[] {
  const { map, grouping, observedSince } = source;
  const [groups, others] = grouping === 'service' ? [map.rows, map.columns] : [map.columns, map.rows];
  const names = new Map(others.map(({ id, name }) => [id, name]));
  const cells = map.rows.flatMap((row) => row.cells.flatMap((cell) => cell ?? []));
  let position = 0;
  const common = (status: PlaceStatus, updatedAt: string | null) => ({
    ...status,
    created_at: observedSince,
    updated_at: updatedAt ?? observedSince,
    position: (position += 1),
    showcase: false,
    start_date: null,
    page_id: PAGE_ID,
    only_show_if_degraded: false,
  });
  return groups.toSorted(byNameAndId).flatMap((group: Dimension): readonly Component[] => {
    const members = cells
      .filter(({ serviceId, scopeId }) => (grouping === 'service' ? serviceId : scopeId) === group.id)
      .map((cell): Member => {
        const otherId = grouping === 'service' ? cell.scopeId : cell.serviceId;
        return { cell, name: names.get(otherId) ?? `#${otherId}`, status: toPlaceStatus(cell, source) };
      })
      .toSorted((a, b) => byNameAndId({ id: 0, name: a.name }, { id: 0, name: b.name }));
    const id = `${grouping}-${group.id}`;
    const since =
      members
        .flatMap(({ cell }) => cell.since ?? [])
        .toSorted()
        .at(-1) ?? null;
    return [
      {
        ...common(worstOfPlaces(members.map(({ status }) => status)), since),
        id,
        name: group.name,
        group_id: null,
        group: true,
        components: members.map(({ cell }) => placeIdOf(cell)),
      },
      ...members.map(({ cell, name, status }) => ({
        ...common(status, cell.since),
        id: placeIdOf(cell),
        name,
        group_id: id,
        group: false,
      })),
    ];
  });
}

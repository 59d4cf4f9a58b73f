import type { ResourceName } from '@/lib/prodmanager/protocol/resources';
import type { Monitor, MonitorStatus, Section } from '@/lib/status/model/types';

import { toUnavailable } from './responses';
import { createWireRows, type ReadContext } from './to-wire';
import type { WireRow } from './wire-schemas';

type PlaceName = 'scope' | 'service';

const isPlaceName = (name: ResourceName): name is PlaceName => name === 'scope' || name === 'service';

/** Counts the monitors of all places by status, in one pass. */
function createCounter(kind: PlaceName, monitors: readonly Monitor[]) {
  const counts = new Map<string, number>();
  for (const { scopeId, serviceId, status } of monitors) {
    const key = `${kind === 'scope' ? scopeId : serviceId} ${status}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (id: number, status: MonitorStatus): number => counts.get(`${id} ${status}`) ?? 0;
}

/** All rows of a resource that the board holds; null if it never read them. */
export function findBoardRows(name: ResourceName, context: ReadContext): readonly WireRow[] | null {
  const { sections } = context.snapshot;
  const rows = createWireRows(context);
  const all = <Item>({ state, items }: Section<Item>, toRow: (item: Item) => WireRow) =>
    state === 'unavailable' ? null : items.map(toRow);
  if (isPlaceName(name)) {
    const { state, items } = sections.monitors;
    // A place without monitors would look as if it had none.
    if (state === 'unavailable') return null;
    const countOf = createCounter(name, items);
    return all(sections[`${name}s`], (item) => rows.place(name, item, countOf));
  }
  switch (name) {
    case 'monitor':
      return all(sections.monitors, rows.monitor);
    case 'incident':
      return all(sections.incidents, rows.incident);
    case 'maintenance':
      return all(sections.maintenances, rows.maintenance);
    case 'announcement':
      return all(sections.announcements, rows.announcement);
  }
}

/** The same. @throws ApiError 503 if the board never read them. */
export function getBoardRows(name: ResourceName, context: ReadContext): readonly WireRow[] {
  const rows = findBoardRows(name, context);
  if (rows) return rows;
  const { sections } = context.snapshot;
  throw toUnavailable(name, sections[`${name}s`].problem ?? sections.monitors.problem);
}

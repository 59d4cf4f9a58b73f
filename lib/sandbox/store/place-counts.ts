import type { MonitorRow } from './rows';
import type { Store } from './store';

/** The number of rows in one scope or service. */
export interface PlaceCounts {
  readonly incidents: number;
  readonly maintenances: number;
  readonly announcements: number;
  readonly monitors: Readonly<Record<MonitorRow['status'], number>>;
}

const countBy = (rows: Iterable<{ scope: number; service: number }>, place: 'scope' | 'service') => {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row[place], (counts.get(row[place]) ?? 0) + 1);
  return counts;
};

/** Counts rows per scope or service. Each table is counted once per change, not once per request. */
export function createPlaceCounter(store: Store, place: 'scope' | 'service'): (id: number) => PlaceCounts {
  const cached = <Row extends { id: number }, T>(
    table: { version: number; values(): Iterable<Row> },
    read: (rows: Iterable<Row>) => T,
  ): (() => T) => {
    let memo: { version: number; value: T } | null = null;
    return () => {
      if (memo?.version !== table.version) memo = { version: table.version, value: read(table.values()) };
      return memo.value;
    };
  };
  const incidents = cached(store.incident, (rows) => countBy(rows, place));
  const maintenances = cached(store.maintenance, (rows) => countBy(rows, place));
  const announcements = cached(store.announcement, (rows) => countBy(rows, place));
  const monitors = cached(store.monitor, (rows) => countStatuses(rows, place));
  return (id) => ({
    incidents: incidents().get(id) ?? 0,
    maintenances: maintenances().get(id) ?? 0,
    announcements: announcements().get(id) ?? 0,
    monitors: monitors().get(id) ?? { alert: 0, ok: 0, warning: 0 },
  });
}

function countStatuses(rows: Iterable<MonitorRow>, place: 'scope' | 'service') {
  const counts = new Map<number, Record<MonitorRow['status'], number>>();
  for (const row of rows) {
    const found = counts.get(row[place]) ?? { alert: 0, ok: 0, warning: 0 };
    found[row.status] += 1;
    counts.set(row[place], found);
  }
  return counts;
}

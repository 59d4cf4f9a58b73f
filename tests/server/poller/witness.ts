import type { MonitorRow } from '@/lib/sandbox/store/rows';
import type { Store } from '@/lib/sandbox/store/store';
import type { Monitor } from '@/lib/status/model/types';

/** Records every state that each monitor had during a refresh. */
export class Witness {
  readonly #store: Store;
  #version = -1;
  #atStart = new Map<number, MonitorRow>();
  readonly #seen = new Map<number, Set<MonitorRow>>();
  /** Whether all monitors were listed in this refresh. */
  hasSwept = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Begins a refresh. */
  begin(): void {
    this.hasSwept = false;
    this.#seen.clear();
    this.#atStart = new Map([...this.#store.monitor.values()].map((row) => [row.id, row]));
    this.#version = this.#store.monitor.version;
  }

  /** Records changes since the last call. */
  note(): void {
    if (this.#version === this.#store.monitor.version) return;
    this.#version = this.#store.monitor.version;
    const ids = new Set<number>();
    for (const row of this.#store.monitor.values()) {
      ids.add(row.id);
      if (this.#atStart.get(row.id) !== row) this.#remember(row);
    }
    for (const row of this.#atStart.values()) if (!ids.has(row.id)) this.#seen.set(row.id, new Set());
  }

  /** Records a request before it is answered. */
  noteRequest({ pathname, searchParams }: URL): void {
    this.note();
    if (pathname !== '/api/monitor') return;
    if (!['status', 'scope', 'service'].some((name) => searchParams.has(name))) this.hasSwept = true;
  }

  /** How many monitors changed during the refresh. */
  get changed(): number {
    return this.#seen.size;
  }

  /**
   * The known monitors with a status that they never had during the refresh. Deleted monitors are not checked: one that was
   * not ok looks as if it recovered if an ok monitor was created meanwhile, because all counts stay the same.
   */
  wrongStatuses(monitors: readonly Monitor[]): Monitor[] {
    return monitors.filter(({ id, status }) => {
      const rows = this.#store.monitor.get(id) ? this.#statesOf(id) : [];
      return rows.length > 0 && status !== 'unknown' && rows.every((row) => row.status !== status);
    });
  }

  /** Monitors of an inventory that never existed in this form, and ids of those that are missing from it. */
  wrongInventory(monitors: readonly Monitor[]): unknown[] {
    const known = new Map(monitors.map((monitor) => [monitor.id, monitor]));
    const invented = monitors.filter(({ id, name, scopeId, serviceId }) =>
      this.#statesOf(id).every(
        (row) => row.name !== name || row.scope !== scopeId || row.service !== serviceId,
      ),
    );
    const missing = [...this.#atStart.keys()].filter((id) => !this.#seen.has(id) && !known.has(id));
    return [...invented, ...missing];
  }

  #statesOf(id: number): MonitorRow[] {
    const first = this.#atStart.get(id);
    return [...(first ? [first] : []), ...(this.#seen.get(id) ?? [])];
  }

  #remember(row: MonitorRow): void {
    const rows = this.#seen.get(row.id);
    if (rows) rows.add(row);
    else this.#seen.set(row.id, new Set([row]));
  }
}

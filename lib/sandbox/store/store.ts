import { announcementOrder, byName, incidentOrder, maintenanceOrder } from './orders';
import type { AnnouncementRow, EventRow, IncidentRow, MaintenanceRow, MonitorRow, PlaceRow } from './rows';
import { Table } from './table';
import { toWallClock } from './wall-clock';

/** The two resources that have a history. */
export type EventfulResource = 'incident' | 'maintenance';

/** Everything the sandbox knows, and what time it is there. */
export class Store {
  readonly scope = new Table<PlaceRow>(byName);
  readonly service = new Table<PlaceRow>(byName);
  readonly monitor = new Table<MonitorRow>(byName);
  readonly incident = new Table<IncidentRow>(incidentOrder);
  readonly maintenance = new Table<MaintenanceRow>(maintenanceOrder);
  readonly announcement = new Table<AnnouncementRow>(announcementOrder);
  readonly #events = { incident: new Map<number, EventRow[]>(), maintenance: new Map<number, EventRow[]>() };
  readonly #clock: () => Date;
  #moment: Date | null = null;

  /** @param clock what time it is, asked anew for every change */
  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** The moment it is in the sandbox. */
  get moment(): Date {
    return this.#moment ?? this.#clock();
  }

  /** The minute on the sandbox's wall clock. */
  get now(): string {
    return toWallClock(this.moment);
  }

  /** Does something as if it were another time: how a past is made. */
  at<T>(moment: Date, action: () => T): T {
    const before = this.#moment;
    this.#moment = moment;
    try {
      return action();
    } finally {
      this.#moment = before;
    }
  }

  /** The history of an incident or maintenance, newest first. */
  events(resource: EventfulResource, id: number): EventRow[] {
    return (this.#events[resource].get(id) ?? []).toReversed();
  }

  /** Adds an entry to a history; as in ProdManager nothing asks whether that incident exists. */
  addEvent(resource: EventfulResource, id: number, event: Omit<EventRow, 'creation_date'>): void {
    const events = this.#events[resource].get(id);
    const entry = { ...event, creation_date: this.now };
    if (events) events.push(entry);
    else this.#events[resource].set(id, [entry]);
  }

  /** Removes an incident or maintenance together with its history. */
  deleteWithEvents(resource: EventfulResource, id: number): void {
    this[resource].delete(id);
    this.#events[resource].delete(id);
  }
}

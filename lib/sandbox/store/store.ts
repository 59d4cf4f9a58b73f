import { compareRows, RESOURCES } from '../../prodmanager/protocol/resources';
import type { AnnouncementRow, EventRow, IncidentRow, MaintenanceRow, MonitorRow, PlaceRow } from './rows';
import { Table } from './table';
import { toWallClock } from './wall-clock';

/** The resources that have events. */
export type ResourceWithEvents = 'incident' | 'maintenance';

/** The sandbox's database and clock. */
export class Store {
  readonly scope = new Table<PlaceRow>(compareRows(RESOURCES.scope));
  readonly service = new Table<PlaceRow>(compareRows(RESOURCES.service));
  readonly monitor = new Table<MonitorRow>(compareRows(RESOURCES.monitor));
  readonly incident = new Table<IncidentRow>(compareRows(RESOURCES.incident));
  readonly maintenance = new Table<MaintenanceRow>(compareRows(RESOURCES.maintenance));
  readonly announcement = new Table<AnnouncementRow>(compareRows(RESOURCES.announcement));
  readonly #events = { incident: new Map<number, EventRow[]>(), maintenance: new Map<number, EventRow[]>() };
  readonly #clock: () => Date;
  #moment: Date | null = null;

  /** @param clock - the current time, read for every change */
  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** The current time in the sandbox. */
  get moment(): Date {
    return this.#moment ?? this.#clock();
  }

  /** The current minute on the sandbox's wall clock. */
  get now(): string {
    return toWallClock(this.moment);
  }

  /** Runs an action at another time, to create past rows. */
  at<T>(moment: Date, action: () => T): T {
    const before = this.#moment;
    this.#moment = moment;
    try {
      return action();
    } finally {
      this.#moment = before;
    }
  }

  /** The events of an incident or a maintenance, newest first. */
  events(resource: ResourceWithEvents, id: number): EventRow[] {
    return (this.#events[resource].get(id) ?? []).toReversed();
  }

  /** Adds an event. Like ProdManager, it does not check that the incident or maintenance exists. */
  addEvent(resource: ResourceWithEvents, id: number, event: Omit<EventRow, 'creation_date'>): void {
    const events = this.#events[resource].get(id);
    const entry = { ...event, creation_date: this.now };
    if (events) events.push(entry);
    else this.#events[resource].set(id, [entry]);
  }

  /** Deletes an incident or a maintenance together with its events. */
  deleteWithEvents(resource: ResourceWithEvents, id: number): void {
    this[resource].delete(id);
    this.#events[resource].delete(id);
  }
}

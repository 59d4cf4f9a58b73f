import { z } from 'zod';

import type { Connection } from './connection.ts';
import type {
  AnnouncementFilters,
  Filters,
  IncidentFilters,
  MaintenanceFilters,
  MonitorFilters,
} from './filters.ts';
import { parseValue } from './parse.ts';
import {
  ANNOUNCEMENT_LEVELS,
  INCIDENT_STATUSES,
  MAINTENANCE_STATUSES,
  MONITOR_STATUSES,
} from './protocol/vocabulary.ts';
import { type CallOptions, sendRequest } from './request.ts';

/** Counts by word, zeros included. Words that this client does not know are included too. */
export type Counts<Words extends readonly string[]> = Readonly<Record<Words[number], number>>;

/**
 * Counts resources by status or level, with one request each. Takes the same filters as the lists.
 *
 * @see GET /weather/monitor, /weather/incident, /weather/maintenance, /weather/announcement
 */
export class Weather {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Monitors by status. */
  async monitor(filters?: MonitorFilters, options?: CallOptions): Promise<Counts<typeof MONITOR_STATUSES>> {
    return this.#count('monitor', MONITOR_STATUSES, filters, options);
  }

  /** Incidents by status. */
  async incident(
    filters?: IncidentFilters,
    options?: CallOptions,
  ): Promise<Counts<typeof INCIDENT_STATUSES>> {
    return this.#count('incident', INCIDENT_STATUSES, filters, options);
  }

  /** Maintenances by status. */
  async maintenance(
    filters?: MaintenanceFilters,
    options?: CallOptions,
  ): Promise<Counts<typeof MAINTENANCE_STATUSES>> {
    return this.#count('maintenance', MAINTENANCE_STATUSES, filters, options);
  }

  /** Announcements by level. */
  async announcement(
    filters?: AnnouncementFilters,
    options?: CallOptions,
  ): Promise<Counts<typeof ANNOUNCEMENT_LEVELS>> {
    return this.#count('announcement', ANNOUNCEMENT_LEVELS, filters, options);
  }

  async #count<Words extends readonly [string, ...string[]]>(
    kind: string,
    words: Words,
    filters: Filters | undefined,
    options: CallOptions | undefined,
  ): Promise<Counts<Words>> {
    const request = { query: filters, signal: options?.signal };
    const response = await sendRequest(this.#connection, 'GET', `weather/${kind}`, request);
    const count = z.int().nonnegative();
    const schema: z.ZodType<Counts<Words>> = z.looseRecord(z.enum(words), count);
    return parseValue(schema, response.json(), response);
  }
}

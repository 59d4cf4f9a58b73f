import 'server-only';

import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';

import {
  announcementSchema,
  incidentSchema,
  isProdManagerError,
  maintenanceSchema,
  monitorSchema,
  scopeSchema,
  serviceSchema,
  type ProdManager,
} from '@/lib/prodmanager/index';
import type { Announcement, Incident, Maintenance, Monitor, Scope } from '@/lib/status/types';

import type { OpenCount } from './engine/open-reader';
import { type BadRow, readList, type WholeList } from './engine/read-list';
import type { SourceGate } from './engine/source-gate';
import { toAnnouncement, toIncident, toMaintenance, toMonitor, toScope, type BoardContext } from './to-board';

type MonitorCountsOnWire = Readonly<Record<'ok' | 'warning' | 'alert', number>>;

const OPEN_INCIDENTS = ['active', 'investigating', 'stable'];
const OPEN_MAINTENANCES = ['scheduled', 'in-progress'];

/** How many monitors are in each status, as the source counts them; `unknown` is every word that this board does not know. */
export interface MonitorCounts {
  readonly ok: number;
  readonly warning: number;
  readonly alert: number;
  readonly unknown: number;
}

/** A scope or service with what the source counts in it. */
export interface CountedDimension extends Scope {
  readonly monitors: MonitorCounts;
}

/** What narrows a list of monitors. */
export interface MonitorSelection {
  readonly status?: readonly ('ok' | 'warning' | 'alert')[];
  readonly scope?: readonly number[];
  readonly service?: readonly number[];
}

/** Reads lists of the source as the board knows them; each rejects with what the gate or the client throws. */
export interface SectionReaders {
  scopes(): Promise<WholeList<CountedDimension>>;
  services(): Promise<WholeList<CountedDimension>>;
  monitors(selection: MonitorSelection, expect?: (requests: number) => void): Promise<WholeList<Monitor>>;
  monitorCounts(): Promise<MonitorCounts>;
  /** The ongoing ones. */
  incidents(context: BoardContext): Promise<WholeList<Incident>>;
  /** One as it is now; null where it is gone. */
  incident(id: number, context: BoardContext): Promise<Incident | null>;
  incidentCount(): Promise<OpenCount>;
  /** The scheduled ones and those in progress. */
  maintenances(context: BoardContext): Promise<WholeList<Maintenance>>;
  /** One as it is now; null where it is gone. */
  maintenance(id: number, context: BoardContext): Promise<Maintenance | null>;
  maintenanceCount(): Promise<OpenCount>;
  /** Those in force and those yet to come. */
  announcements(context: BoardContext): Promise<WholeList<Announcement>>;
  /** How many rows the list of announcements has, also those that are over since yesterday. */
  announcementCount(context: BoardContext): Promise<OpenCount>;
}

/** A day ago on the source's wall clock: its own comparison is wrong within the day that a filter names. */
function toYesterday({ nowMs, timeZone }: BoardContext): string {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone);
  return now.subtract({ days: 1 }).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** A list with its rows as the board knows them; one whose dates do not exist is a bad row. */
function mapList<Row extends { readonly id: number }, Item>(
  { rows, bad, ...list }: WholeList<Row>,
  toItem: (row: Row) => Item,
): WholeList<Item> {
  const items: Item[] = [];
  const allBad: BadRow[] = [...bad];
  for (const row of rows) {
    try {
      items.push(toItem(row));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      allBad.push({ id: row.id, problem: `row ${row.id} has a date that does not exist` });
    }
  }
  return { ...list, rows: items, bad: allBad };
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

function toMonitorCounts({ ok, warning, alert, ...others }: MonitorCountsOnWire): MonitorCounts {
  return { ok, warning, alert, unknown: sum(others) };
}

/** How many of some counts are open; those under a word that this board does not know are taken to be. */
function toOpenCount(
  counts: Readonly<Record<string, number>>,
  open: readonly string[],
  over: readonly string[],
): OpenCount {
  const entries = Object.entries(counts);
  const unheard = entries.filter(([word]) => !open.includes(word) && !over.includes(word));
  return {
    listed: sum(Object.fromEntries(entries.filter(([word]) => open.includes(word)))),
    unheard: sum(Object.fromEntries(unheard)),
  };
}

async function orNull<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (isProdManagerError(error) && error.code === 'http' && error.status === 404) return null;
    throw error;
  }
}

/** The readers of a source, behind its gate. */
export function createSectionReaders(gate: SourceGate): SectionReaders {
  const list = <Row extends { readonly id: number }>(
    path: string,
    schema: z.ZodType<Row>,
    filters: NonNullable<Parameters<ProdManager['request']>[2]>['query'] = {},
    expect?: (requests: number) => void,
  ) =>
    readList({
      schema,
      expect,
      ask: ({ page, perPage }) =>
        gate.ask((client) => client.request('GET', path, { query: { ...filters, page, per_page: perPage } })),
    });
  const toCounted = (row: z.infer<typeof scopeSchema>): CountedDimension => ({
    ...toScope(row),
    monitors: toMonitorCounts(row.monitors_count),
  });

  return {
    scopes: async () => mapList(await list('scope', scopeSchema), toCounted),
    services: async () => mapList(await list('service', serviceSchema), toCounted),
    monitors: async (selection, expect) =>
      mapList(await list('monitor', monitorSchema, { ...selection }, expect), toMonitor),
    monitorCounts: async () => toMonitorCounts(await gate.ask((client) => client.weather.monitor())),
    incidents: async (context) => {
      const filters = { status: OPEN_INCIDENTS };
      return mapList(await list('incident', incidentSchema, filters), (row) => toIncident(row, context));
    },
    incidentCount: async () =>
      toOpenCount(await gate.ask((client) => client.weather.incident()), OPEN_INCIDENTS, ['resolved']),
    incident: async (id, context) => {
      const row = await orNull(gate.ask((client) => client.incident.get(id)));
      return row && toIncident(row, context);
    },
    maintenances: async (context) => {
      const filters = { status: OPEN_MAINTENANCES };
      return mapList(await list('maintenance', maintenanceSchema, filters), (row) =>
        toMaintenance(row, context),
      );
    },
    maintenance: async (id, context) => {
      const row = await orNull(gate.ask((client) => client.maintenance.get(id)));
      return row && toMaintenance(row, context);
    },
    maintenanceCount: async () =>
      toOpenCount(await gate.ask((client) => client.weather.maintenance()), OPEN_MAINTENANCES, [
        'succeed',
        'failed',
        'canceled',
      ]),
    announcements: async (context) => {
      const filters = { end_after: toYesterday(context) };
      const whole = mapList(await list('announcement', announcementSchema, filters), (row) =>
        toAnnouncement(row, context),
      );
      return { ...whole, rows: whole.rows.filter(({ endsAt }) => Date.parse(endsAt) > context.nowMs) };
    },
    announcementCount: async (context) => {
      const filters = { end_after: toYesterday(context) };
      return { listed: sum(await gate.ask((client) => client.weather.announcement(filters))), unheard: 0 };
    },
  };
}

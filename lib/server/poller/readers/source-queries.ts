import 'server-only';

import { Temporal } from 'temporal-polyfill';
import { isProdManagerError, type ProdManager } from '@/lib/prodmanager/index';
import type { Announcement, Incident, Maintenance, Monitor } from '@/lib/status/model/types';

import type { OpenCount } from './notice-reader';
import { readList, parseOne, type WholeList } from '../rows/read-list';
import type { RowParser } from '../rows/parse-row';
import type { SourceGate } from '../source/source-gate';
import {
  createAnnouncementParser,
  createIncidentParser,
  createMaintenanceParser,
  parsePlace,
  parseMonitor,
  toStatusCounts,
  type ParseContext,
  type CountedPlace,
} from '../rows/board-rows';

const OPEN_INCIDENTS = ['active', 'investigating', 'stable'];
const OPEN_MAINTENANCES = ['scheduled', 'in-progress'];

/** How many monitors are in each status, as the source counts them; `unknown` is every word that this board does not know. */
export interface MonitorCounts {
  readonly ok: number;
  readonly warning: number;
  readonly alert: number;
  readonly unknown: number;
}

/** What narrows a list of monitors. */
export interface MonitorSelection {
  readonly status?: readonly ('ok' | 'warning' | 'alert')[];
  readonly scope?: readonly number[];
  readonly service?: readonly number[];
}

/** Reads lists of the source as the board knows them; each rejects with what the gate or the client throws. */
export interface SourceQueries {
  scopes(): Promise<WholeList<CountedPlace>>;
  services(): Promise<WholeList<CountedPlace>>;
  monitors(selection: MonitorSelection, expect?: (requests: number) => void): Promise<WholeList<Monitor>>;
  monitorCounts(): Promise<MonitorCounts>;
  /** The ongoing ones. */
  incidents(context: ParseContext): Promise<WholeList<Incident>>;
  /** One as it is now; null where it is gone. */
  incident(id: number, context: ParseContext): Promise<Incident | null>;
  incidentCount(): Promise<OpenCount>;
  /** The scheduled ones and those in progress. */
  maintenances(context: ParseContext): Promise<WholeList<Maintenance>>;
  /** One as it is now; null where it is gone. */
  maintenance(id: number, context: ParseContext): Promise<Maintenance | null>;
  maintenanceCount(): Promise<OpenCount>;
  /** Those in force and those yet to come. */
  announcements(context: ParseContext): Promise<WholeList<Announcement>>;
  /** How many rows the list of announcements has, also those that are over since yesterday. */
  announcementCount(context: ParseContext): Promise<OpenCount>;
}

/** A day ago on the source's wall clock: its own comparison is wrong within the day that a filter names. */
function toYesterday({ nowMs, timeZone }: ParseContext): string {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone);
  return now.subtract({ days: 1 }).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

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
export function createSourceQueries(gate: SourceGate): SourceQueries {
  const list = <Item>(
    path: string,
    read: RowParser<Item>,
    filters: NonNullable<Parameters<ProdManager['request']>[2]>['query'] = {},
    expect?: (requests: number) => void,
  ) =>
    readList({
      parse: read,
      onPagesLeft: expect,
      fetchPage: ({ page, perPage }) =>
        gate.send((client) =>
          client.request('GET', path, { query: { ...filters, page, per_page: perPage } }),
        ),
    });
  const one = async <Item>(resource: string, id: number, read: RowParser<Item>): Promise<Item | null> => {
    const answer = await orNull(gate.send((client) => client.request('GET', `${resource}/${id}`)));
    return answer && parseOne(answer, read);
  };

  return {
    scopes: () => list('scope', parsePlace),
    services: () => list('service', parsePlace),
    monitors: (selection, expect) => list('monitor', parseMonitor, { ...selection }, expect),
    monitorCounts: async () => toStatusCounts(await gate.send((client) => client.weather.monitor())),
    incidents: (context) => list('incident', createIncidentParser(context), { status: OPEN_INCIDENTS }),
    incident: (id, context) => one('incident', id, createIncidentParser(context)),
    maintenances: (context) =>
      list('maintenance', createMaintenanceParser(context), { status: OPEN_MAINTENANCES }),
    maintenance: (id, context) => one('maintenance', id, createMaintenanceParser(context)),
    incidentCount: async () =>
      toOpenCount(await gate.send((client) => client.weather.incident()), OPEN_INCIDENTS, ['resolved']),
    maintenanceCount: async () =>
      toOpenCount(await gate.send((client) => client.weather.maintenance()), OPEN_MAINTENANCES, [
        'succeed',
        'failed',
        'canceled',
      ]),
    announcements: async (context) => {
      const filters = { end_after: toYesterday(context) };
      const whole = await list('announcement', createAnnouncementParser(context), filters);
      const isOver = ({ endsAt }: Announcement): boolean =>
        endsAt !== null && Date.parse(endsAt) <= context.nowMs;
      return { ...whole, rows: whole.rows.filter((announcement) => !isOver(announcement)) };
    },
    announcementCount: async (context) => {
      const filters = { end_after: toYesterday(context) };
      return { listed: sum(await gate.send((client) => client.weather.announcement(filters))), unheard: 0 };
    },
  };
}

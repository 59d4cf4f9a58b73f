import 'server-only';

import { Temporal } from 'temporal-polyfill';
import { isProdManagerError, type ProdManager } from '@/lib/prodmanager/index';
import type { Announcement, Incident, Maintenance, Monitor } from '@/lib/status/types';

import { readList, readOne, type WholeList } from './engine/read-list';
import type { ReadRow } from './engine/read-row';
import type { SourceGate } from './engine/source-gate';
import {
  createAnnouncementReader,
  createIncidentReader,
  createMaintenanceReader,
  readCountedDimension,
  readMonitor,
  type BoardContext,
  type CountedDimension,
} from './to-board';

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
export interface SectionReaders {
  scopes(): Promise<WholeList<CountedDimension>>;
  services(): Promise<WholeList<CountedDimension>>;
  monitors(selection: MonitorSelection, expect?: (requests: number) => void): Promise<WholeList<Monitor>>;
  monitorCounts(): Promise<MonitorCounts>;
  /** The ongoing ones. */
  incidents(context: BoardContext): Promise<WholeList<Incident>>;
  /** One as it is now; null where it is gone. */
  incident(id: number, context: BoardContext): Promise<Incident | null>;
  /** The scheduled ones and those in progress. */
  maintenances(context: BoardContext): Promise<WholeList<Maintenance>>;
  /** One as it is now; null where it is gone. */
  maintenance(id: number, context: BoardContext): Promise<Maintenance | null>;
  /** Those in force and those yet to come. */
  announcements(context: BoardContext): Promise<WholeList<Announcement>>;
}

/** A day ago on the source's wall clock: its own comparison is wrong within the day that a filter names. */
function toYesterday({ nowMs, timeZone }: BoardContext): string {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone);
  return now.subtract({ days: 1 }).toPlainDateTime().toString({ smallestUnit: 'minute' });
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
  const list = <Item>(
    path: string,
    read: ReadRow<Item>,
    filters: NonNullable<Parameters<ProdManager['request']>[2]>['query'] = {},
    expect?: (requests: number) => void,
  ) =>
    readList({
      read,
      expect,
      ask: ({ page, perPage }) =>
        gate.ask((client) => client.request('GET', path, { query: { ...filters, page, per_page: perPage } })),
    });
  const one = async <Item>(resource: string, id: number, read: ReadRow<Item>): Promise<Item | null> => {
    const answer = await orNull(gate.ask((client) => client.request('GET', `${resource}/${id}`)));
    return answer && readOne(answer, read);
  };

  return {
    scopes: () => list('scope', readCountedDimension),
    services: () => list('service', readCountedDimension),
    monitors: (selection, expect) => list('monitor', readMonitor, { ...selection }, expect),
    monitorCounts: async () => {
      const { ok, warning, alert, ...others } = await gate.ask((client) => client.weather.monitor());
      const unknown = Object.values<number>(others).reduce((sum, count) => sum + count, 0);
      return { ok, warning, alert, unknown };
    },
    incidents: (context) =>
      list('incident', createIncidentReader(context), { status: ['active', 'investigating', 'stable'] }),
    incident: (id, context) => one('incident', id, createIncidentReader(context)),
    maintenances: (context) =>
      list('maintenance', createMaintenanceReader(context), { status: ['scheduled', 'in-progress'] }),
    maintenance: (id, context) => one('maintenance', id, createMaintenanceReader(context)),
    announcements: async (context) => {
      const filters = { end_after: toYesterday(context) };
      const whole = await list('announcement', createAnnouncementReader(context), filters);
      const isOver = ({ endsAt }: Announcement): boolean =>
        endsAt !== null && Date.parse(endsAt) <= context.nowMs;
      return { ...whole, rows: whole.rows.filter((announcement) => !isOver(announcement)) };
    },
  };
}

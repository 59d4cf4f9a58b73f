import { Temporal } from 'temporal-polyfill';

import type { ProdManager } from '@/lib/prodmanager/index';
import type { StatusCounts } from '@/lib/status/model/counts';
import type { Announcement, Incident, Maintenance, Monitor } from '@/lib/status/model/types';

import {
  createAnnouncementParser,
  createIncidentParser,
  createMaintenanceParser,
  parseMonitor,
  parsePlace,
  toStatusCounts,
  type CountedPlace,
  type ParseContext,
} from '../rows/board-rows';
import { parseOne, type RowParser } from '../rows/parse-row';
import { readList, type WholeList } from '../rows/read-list';
import type { SourceGate } from '../source/source-gate';
import type { NoticeCount, NoticeSource } from './notice-reader';

/** Filters for a list of monitors. */
export interface MonitorSelection {
  readonly status?: readonly ('ok' | 'warning' | 'alert')[];
  readonly scope?: readonly number[];
  readonly service?: readonly number[];
}

/** The requests of the poller. Each method throws what the gate or the client throws. */
export interface SourceQueries {
  scopes(): Promise<WholeList<CountedPlace>>;
  services(): Promise<WholeList<CountedPlace>>;
  /** @param onPagesLeft See {@link ListSource.onPagesLeft}. */
  monitors(
    selection: MonitorSelection,
    onPagesLeft?: (requests: number) => void,
  ): Promise<WholeList<Monitor>>;
  /** The source's own counts by status. */
  monitorCounts(): Promise<StatusCounts>;
  /** Ongoing incidents. */
  incidents(context: ParseContext): NoticeSource<Incident>;
  /** Maintenances that are scheduled or in progress. */
  maintenances(context: ParseContext): NoticeSource<Maintenance>;
  /** Current and future announcements. The count includes those that ended in the last day. */
  announcements(context: ParseContext): NoticeSource<Announcement>;
}

interface StatusGroups {
  readonly open: readonly string[];
  readonly closed: readonly string[];
}

const INCIDENTS: StatusGroups = { open: ['active', 'investigating', 'stable'], closed: ['resolved'] };
const MAINTENANCES: StatusGroups = {
  open: ['scheduled', 'in-progress'],
  closed: ['succeed', 'failed', 'canceled'],
};

/** One day ago on the source's clock. Some sources compare dates wrongly within the day that a filter names. */
function toYesterday({ nowMs, timeZone }: ParseContext): string {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone);
  return now.subtract({ days: 1 }).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** Splits the source's counts by status. Statuses that this board does not know may be open. */
function toNoticeCount(
  counts: Readonly<Record<string, number>>,
  { open, closed }: StatusGroups,
): NoticeCount {
  const pick = (isIncluded: (status: string) => boolean): number =>
    sum(Object.fromEntries(Object.entries(counts).filter(([status]) => isIncluded(status))));
  return {
    listed: pick((status) => open.includes(status)),
    unlisted: pick((status) => !open.includes(status) && !closed.includes(status)),
  };
}

/** Creates the queries that send their requests through a gate. */
export function createSourceQueries(gate: SourceGate): SourceQueries {
  const list = <Item>(
    path: string,
    parse: RowParser<Item>,
    filters: NonNullable<Parameters<ProdManager['request']>[2]>['query'] = {},
    onPagesLeft?: (requests: number) => void,
  ) =>
    readList({
      parse,
      onPagesLeft,
      fetchPage: ({ page, perPage }) =>
        gate.send((client) =>
          client.request('GET', path, { query: { ...filters, page, per_page: perPage } }),
        ),
    });
  const one = <Item>(resource: string, id: number, parse: RowParser<Item>): Promise<Item | null> =>
    parseOne(
      gate.send((client) => client.request('GET', `${resource}/${id}`)),
      parse,
    );

  return {
    scopes: () => list('scope', parsePlace),
    services: () => list('service', parsePlace),
    monitors: (selection, onPagesLeft) => list('monitor', parseMonitor, { ...selection }, onPagesLeft),
    monitorCounts: async () => toStatusCounts(await gate.send((client) => client.weather.monitor())),
    incidents: (context) => {
      const parse = createIncidentParser(context);
      return {
        list: () => list('incident', parse, { status: INCIDENTS.open }),
        readOne: (id) => one('incident', id, parse),
        count: async () => toNoticeCount(await gate.send((client) => client.weather.incident()), INCIDENTS),
        isOpen: ({ status }) => !INCIDENTS.closed.includes(status),
      };
    },
    maintenances: (context) => {
      const parse = createMaintenanceParser(context);
      return {
        list: () => list('maintenance', parse, { status: MAINTENANCES.open }),
        readOne: (id) => one('maintenance', id, parse),
        count: async () =>
          toNoticeCount(await gate.send((client) => client.weather.maintenance()), MAINTENANCES),
        isOpen: ({ status }) => !MAINTENANCES.closed.includes(status),
      };
    },
    announcements: (context) => {
      const filters = { end_after: toYesterday(context) };
      const isOpen = ({ endsAt }: Announcement): boolean =>
        endsAt === null || Date.parse(endsAt) > context.nowMs;
      return {
        list: async () => {
          const whole = await list('announcement', createAnnouncementParser(context), filters);
          return { ...whole, rows: whole.rows.filter(isOpen) };
        },
        readOne: null,
        count: async () => ({
          listed: sum(await gate.send((client) => client.weather.announcement(filters))),
          unlisted: 0,
        }),
        isOpen,
      };
    },
  };
}

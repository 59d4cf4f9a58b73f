import { Temporal } from 'temporal-polyfill';

import { dayAt, lastDays } from '@/lib/status/history/calendar';
import { groupRows, REPORT_SUBJECTS, type ReportRow } from '@/lib/status/history/group';
import { DEFAULT_DAYS, MOST_DAYS } from '@/lib/status/history/report';
import { toPercent } from '@/lib/status/history/share';
import { meanTimeToRecovery, observedOf, toAvailability, totalOf } from '@/lib/status/history/tally';
import type { Period, Tally } from '@/lib/status/history/types';
import { toDisplayName } from '@/lib/status/model/display-name';
import { UNKNOWN_ID } from '@/lib/status/model/types';

import type { Viewer } from '../../auth/viewer';
import { withAcceptedFormat } from '../../http/accepted-format';
import { CORS_HEADERS, toJsonResponse } from '../read-api/responses';
import { answer, createNames, readOr503, toIso, type HistorySources } from './answer';
import { toCsvStream, type Cell } from './csv';
import { HistoryQuery } from './history-query';
import type { Figures, SentAvailability, SentRow } from './schemas';

/** The days of a report by default, and the most. */
export const REPORT_DAYS = { max: MOST_DAYS, default: DEFAULT_DAYS } as const;

const MAINTENANCE = ['counted', 'excluded'] as const;

const toSeconds = (ms: number): number => Math.round(ms) / 1000;

function toFigures(tally: Tally, excludesMaintenance: boolean): Figures {
  const { part, whole } = toAvailability(tally, { excludesMaintenance });
  const mean = meanTimeToRecovery(tally);
  return {
    availabilityPercent: toPercent(part, whole),
    observedPercent: toPercent(observedOf(tally), totalOf(tally)),
    okSeconds: toSeconds(tally.ok),
    warningSeconds: toSeconds(tally.warning),
    alertSeconds: toSeconds(tally.alert),
    maintenanceSeconds: toSeconds(tally.maintenance),
    unobservedSeconds: toSeconds(tally.unobserved),
    outages: tally.outages,
    longestOutageSeconds: toSeconds(tally.longest),
    meanTimeToRecoverySeconds: mean === null ? null : toSeconds(mean),
  };
}

/** The whole days of a query, the last 30 by default; rejects what is not in order. */
function periodOf(query: HistoryQuery, now: number, timeZone: string): Period {
  const today = Temporal.PlainDate.from(dayAt(now, timeZone).day);
  const [from, until] = [query.dayOf('from'), query.dayOf('until')];
  const last = until ?? today;
  const first = from ?? last.subtract({ days: REPORT_DAYS.default - 1 });
  const count = first.until(last).days + 1;
  const isFuture = Temporal.PlainDate.compare(last, today) > 0;
  if (isFuture) query.reject('until', `It is after today, ${today.toString()} in ${timeZone}.`);
  else if (count < 1) query.reject('from', `It is after the last day, ${last.toString()}.`);
  else if (count > REPORT_DAYS.max)
    query.reject('from', `The period has ${count} days: at most ${REPORT_DAYS.max} are possible.`);
  query.check();
  const days = lastDays(count, last.toZonedDateTime(timeZone).epochMilliseconds, timeZone);
  return { from: days[0]?.from ?? now, until: days.at(-1)?.until ?? now };
}

const FIGURE_NAMES = [
  'availabilityPercent',
  'observedPercent',
  'okSeconds',
  'warningSeconds',
  'alertSeconds',
  'maintenanceSeconds',
  'unobservedSeconds',
  'outages',
  'longestOutageSeconds',
  'meanTimeToRecoverySeconds',
] as const satisfies readonly (keyof Figures)[];

const toPreviousName = (name: string): string => `previous${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;

function* toCells({ rows, period }: SentAvailability): Generator<readonly Cell[]> {
  const shown = (name: string | null): string | null => name && toDisplayName(name);
  for (const { service, serviceId, scope, scopeId, current, previous } of rows)
    yield [
      shown(service),
      serviceId,
      shown(scope),
      scopeId,
      period.from,
      period.until,
      ...FIGURE_NAMES.map((name) => current[name]),
      ...FIGURE_NAMES.map((name) => previous?.[name] ?? null),
    ];
}

function toCsvResponse(sent: SentAvailability): Response {
  const headings = ['service', 'serviceId', 'scope', 'scopeId', 'from', 'until'];
  return new Response(
    toCsvStream([...headings, ...FIGURE_NAMES, ...FIGURE_NAMES.map(toPreviousName)], toCells(sent)),
    {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="availability.csv"',
        'cache-control': 'no-cache',
        ...CORS_HEADERS,
      },
    },
  );
}

/** Answers `/api/history/availability`: the accounted time of all places that the viewer may see. Errors of the client become responses. */
export function respondWithAvailability(
  request: Request,
  { store, pastRecord, log }: HistorySources,
  { visibility }: Pick<Viewer, 'visibility'>,
): Promise<Response> {
  const address = withAcceptedFormat(request.url, request.headers.get('accept'));
  return answer(async () => {
    const { snapshot } = store.forVisibility(visibility);
    const { timeZone } = snapshot;
    const query = new HistoryQuery(new URL(address).searchParams);
    const areas = query.areasOf(snapshot, visibility);
    const by = query.wordOf('by', REPORT_SUBJECTS);
    const maintenance = query.wordOf('maintenance', MAINTENANCE);
    const format = query.wordOf('format', ['json', 'csv']);
    const period = periodOf(query, Date.parse(store.time()), timeZone);
    const { previous, rows } = await readOr503(pastRecord.readReliability({ period, areas }), log);

    const names = createNames(snapshot);
    const toId = (id: number | null): number | null => (id === UNKNOWN_ID ? null : id);
    const figures = (tally: Tally): Figures => toFigures(tally, maintenance === 'excluded');
    const toSent = ({ scopeId, serviceId, now, before }: ReportRow): SentRow => ({
      scopeId: toId(scopeId),
      scope: names.scope(scopeId),
      serviceId: toId(serviceId),
      service: names.service(serviceId),
      current: figures(now),
      previous: before && figures(before),
    });
    const toSentPeriod = ({ from, until }: Period) => ({ from: toIso(from), until: toIso(until) });
    const sent: SentAvailability = {
      period: toSentPeriod(period),
      previousPeriod: toSentPeriod(previous),
      timeZone,
      by,
      maintenance,
      rows: groupRows(rows, by).map(toSent),
    };
    return format === 'csv' ? toCsvResponse(sent) : toJsonResponse(sent);
  });
}

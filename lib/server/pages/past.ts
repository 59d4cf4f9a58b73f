import 'server-only';

import { catalogueOf } from '@/lib/language/catalogue';
import { createWords, type Words } from '@/lib/language/words';
import { lastDays } from '@/lib/status/history/calendar';
import {
  toIncidentMonths,
  toPastRows,
  type IncidentMonth,
  type PastRow,
} from '@/lib/status/history/past-list';
import { parsePastQuery, periodOf, type PastQuery } from '@/lib/status/history/past-query';
import { toDisplayBoard } from '@/lib/status/model/display-board';
import { byNameAndId } from '@/lib/status/model/order';
import type { FilterProblem } from '@/lib/status/model/selection';
import type { Dimension, Snapshot } from '@/lib/status/model/types';
import { limitTo, seesAllPlaces, toProducts, type Visibility } from '@/lib/status/model/visibility';
import { summarise } from '@/lib/status/verdict/board-summary';

import { parseKey } from '../history/read/change-list';
import { toStoreProblem } from '../history/store/store';
import { getRuntime } from '../runtime';
import { getLogger } from '../util/logger';
import { requireViewer } from './guard';
import { openBarePage, type BarePage } from './page';

const PER_PAGE = 50;
const INCIDENT_DAYS = 365;

/** What the page lists. */
export type PastListed =
  | { readonly state: 'unavailable' }
  /** Nothing was recorded yet. */
  | { readonly state: 'empty' }
  | { readonly state: 'changes'; readonly rows: readonly PastRow[]; readonly next: string | null }
  | { readonly state: 'incidents'; readonly months: readonly IncidentMonth[] };

/** The data of the page `/history`. It is rendered on the server only. */
export interface PastPage extends BarePage {
  readonly words: Words;
  readonly query: PastQuery;
  readonly problems: readonly FilterProblem[];
  readonly scopes: readonly Dimension[];
  readonly services: readonly Dimension[];
  /** The first observation, an ISO instant; null if that is unknown. */
  readonly recordedSince: string | null;
  /** The IANA zone of the days in the query. */
  readonly siteZone: string;
  readonly nowMs: number;
  readonly listed: PastListed;
}

/** The visible places that a selection leaves. */
export function toSelectedAreas(
  { selection: { scopes, services } }: Pick<PastQuery, 'selection'>,
  { sections }: Pick<Snapshot, 'sections'>,
  visibility: Visibility,
) {
  const idsOr = (ids: readonly number[]) => (ids.length === 0 ? null : ids.map(String));
  const area = { scopes: idsOr(scopes), services: idsOr(services) };
  return toProducts(limitTo(visibility, area, sections), sections);
}

/** Reads from the history; null while its store is away, or if it is not readable yet. */
export async function readOrNull<T>(
  isReadable: boolean,
  read: () => Promise<T>,
): Promise<{ readonly value: T } | null> {
  if (!isReadable) return null;
  try {
    return { value: await read() };
  } catch (error) {
    getLogger().warn({ problem: toStoreProblem(error) }, 'the history cannot be read');
    return null;
  }
}

/** Until the names of a limited viewer's scopes and services are known, an empty list would be wrong. */
export const mayReadPast = (visibility: Visibility, { sections }: Pick<Snapshot, 'sections'>): boolean =>
  seesAllPlaces(visibility) ||
  [sections.scopes, sections.services].every(({ state }) => state !== 'unavailable');

/** Everything that a page about the past needs but the past itself. */
export async function openPastFrame(path: string) {
  const { visibility } = await requireViewer(path);
  const [{ store, pastRecord }, page] = await Promise.all([getRuntime(), openBarePage()]);
  const { language, timeZone } = page.frame.options;
  const snapshot = store.forVisibility(visibility).snapshot;
  const shown = toDisplayBoard(snapshot);
  const choices = (kind: 'scopes' | 'services'): Dimension[] =>
    shown.sections[kind].items.map(({ id, name }) => ({ id, name })).sort(byNameAndId);
  return {
    pastRecord,
    snapshot,
    visibility,
    isReadable: mayReadPast(visibility, snapshot),
    sections: shown.sections,
    nowMs: Date.parse(store.time()),
    page: {
      ...page,
      summary: summarise(shown).summary,
      words: createWords({ language, messages: catalogueOf(language), timeZone }),
      scopes: choices('scopes'),
      services: choices('services'),
      siteZone: snapshot.timeZone,
    },
  };
}

/** The data of the page `/history`. Redirects viewers who may not see it. */
export async function openPast(given: URLSearchParams): Promise<PastPage> {
  const frame = await openPastFrame('/history');
  const { pastRecord, snapshot, visibility, isReadable, sections, nowMs, page } = frame;
  const isPosition = (text: string): boolean => parseKey(text) !== null;
  const { query, problems } = parsePastQuery(given, snapshot.sections, snapshot.timeZone, isPosition);
  const areas = toSelectedAreas(query, snapshot, visibility);

  const readListed = async (): Promise<PastListed> => {
    if (query.tab === 'incidents') {
      const [first] = lastDays(INCIDENT_DAYS, query.until?.from ?? nowMs, snapshot.timeZone);
      const period = { from: first?.from ?? 0, until: nowMs + 1, ...periodOf(query) };
      const notices = await pastRecord.readNotices({ kind: 'incident', period, areas });
      return { state: 'incidents', months: toIncidentMonths(notices, sections, page.words.timeZone) };
    }
    const changes = await pastRecord.readChanges({
      areas,
      ...(query.kind && { kinds: [query.kind] }),
      ...(query.status && { statuses: [query.status] }),
      period: periodOf(query),
      before: query.before,
      limit: PER_PAGE,
    });
    return { state: 'changes', rows: toPastRows(changes, sections), next: changes.next };
  };
  const read = await readOrNull(isReadable, async () => {
    const recorded = await pastRecord.readRecordedPeriod();
    return { recorded, listed: recorded ? await readListed() : ({ state: 'empty' } as const) };
  });
  const recorded = read?.value.recorded ?? null;
  return {
    ...page,
    query,
    problems,
    recordedSince: recorded && new Date(recorded.from).toISOString(),
    nowMs,
    listed: read?.value.listed ?? { state: 'unavailable' },
  };
}

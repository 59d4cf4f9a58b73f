import 'server-only';

import { createSight, seesEverything, toExtent, type Extent, type Visibility } from '@/lib/status/visibility';
import type { Incident, Maintenance, Place, Snapshot } from '@/lib/status/types';
import { withoutInternal } from '@/lib/status/visible-board';

import type { History } from './history';
import type { HistoryPage } from './history-page';
import type { HistoryRead } from './kept-reads';

/** What is over, as somebody may see it. */
export type PastReads = Omit<History, 'size'>;

type AskPage<Item> = (
  filters: URLSearchParams,
  page: number,
  perPage: number,
) => Promise<HistoryRead<HistoryPage<Item>>>;

/** Where what can be seen is no product of scopes and services, so many of the latest rows are looked through. */
const WALKED_PAGES = 10;
const WALKED_PER_PAGE = 50;

function mapRead<A, B>(read: HistoryRead<A>, map: (value: A) => B): HistoryRead<B> {
  return read.state === 'read' ? { ...read, value: map(read.value) } : read;
}

/** Filters that ask for nothing outside an extent; null where that is nothing at all. */
function narrowFilters(filters: URLSearchParams, { scopes, services }: Extent): URLSearchParams | null {
  const narrowed = new URLSearchParams(filters);
  for (const [name, allowed] of Object.entries({ scope: scopes, service: services })) {
    if (allowed === null) continue;
    const given = filters.getAll(name);
    // A filter that is not there lets everything through.
    const ids = allowed.map(String).filter((id) => given.length === 0 || given.includes(id));
    if (ids.length === 0) return null;
    narrowed.delete(name);
    for (const id of ids) narrowed.append(name, id);
  }
  return narrowed;
}

/** All rows up to the limit, page after page. */
async function walk<Item>(
  ask: AskPage<Item>,
  filters: URLSearchParams,
): Promise<HistoryRead<Pick<HistoryPage<Item>, 'items' | 'leftOut'>>> {
  const items: Item[] = [];
  let leftOut = 0;
  for (let page = 1; ; page += 1) {
    const read = await ask(filters, page, WALKED_PER_PAGE);
    if (read.state === 'unavailable') return read;
    items.push(...read.value.items);
    leftOut += read.value.leftOut ?? 0;
    if (page >= Math.min(read.value.totalPages, WALKED_PAGES)) return { ...read, value: { items, leftOut } };
  }
}

/**
 * The history for somebody who may not see all of it. The source is asked for what they may see, so that its counts tell of nothing else,
 * and what it answers is looked at again.
 *
 * @param nowMs - the present, epoch milliseconds: when nothing was found without asking.
 */
export function createPastReads(
  history: History,
  visibility: Visibility,
  { sections }: Pick<Snapshot, 'sections'>,
  nowMs: number,
): PastReads {
  if (seesEverything(visibility)) return history;
  const sees = createSight(visibility, sections);
  const extent = toExtent(visibility, sections);
  const strip = <Item extends Incident | Maintenance>(item: Item): Item =>
    visibility.showsInternal ? item : (withoutInternal(item) as Item);

  const list =
    <Item extends Place>(ask: AskPage<Item>, show: (item: Item) => Item): AskPage<Item> =>
    async (filters, page, perPage) => {
      // What is left out may be anywhere, so how much that is counts what is hidden.
      const toPage = (items: readonly Item[], total: number, leftOut: number | null): HistoryPage<Item> => ({
        items: items.filter(sees).map(show),
        leftOut: leftOut === 0 ? 0 : null,
        page,
        perPage,
        total,
        totalPages: Math.ceil(total / perPage),
      });
      const narrowed = narrowFilters(filters, extent);
      if (!narrowed) return { state: 'read', value: toPage([], 0, 0), readAtMs: nowMs };
      if (extent.isExact)
        return mapRead(await ask(narrowed, page, perPage), ({ items, total, leftOut }) =>
          toPage(items, total, leftOut),
        );
      return mapRead(await walk(ask, narrowed), ({ items, leftOut }) => {
        const seen = items.filter(sees);
        return toPage(seen.slice((page - 1) * perPage, page * perPage), seen.length, leftOut);
      });
    };
  const one =
    <Item extends Place>(
      ask: (id: number) => Promise<HistoryRead<Item | null>>,
      show: (item: Item) => Item,
    ) =>
    async (id: number): Promise<HistoryRead<Item | null>> =>
      mapRead(await ask(id), (item) => (item && sees(item) ? show(item) : null));

  return {
    incidents: list((...asked) => history.incidents(...asked), strip),
    maintenances: list((...asked) => history.maintenances(...asked), strip),
    announcements: list(
      (...asked) => history.announcements(...asked),
      (item) => item,
    ),
    incident: one((id) => history.incident(id), strip),
    maintenance: one((id) => history.maintenance(id), strip),
    announcement: one(
      (id) => history.announcement(id),
      (item) => item,
    ),
    weather: async (kind, filters) => {
      const narrowed = narrowFilters(filters, extent);
      if (!narrowed) return { state: 'read', value: {}, readAtMs: nowMs };
      // The source counts products only.
      return extent.isExact ? history.weather(kind, narrowed) : { state: 'unavailable', problem: 'refused' };
    },
  };
}

import { createPlaceFilter, seesAllPlaces, toProducts, type Visibility } from '@/lib/status/model/visibility';
import type {
  Announcement,
  AsWritten,
  Incident,
  Maintenance,
  Place,
  Snapshot,
} from '@/lib/status/model/types';
import { withoutInternal } from '@/lib/status/model/visible-board';

import type { Archive, ArchiveKind, StatusWordCounts } from './archive';
import type { ArchivePage } from './archive-page';
import { MAX_REQUESTS, readMerged, type FetchPage } from './merged-list';
import type { ArchiveRead } from './read-cache';
import { toSourceFilters } from './source-filters';

/**
 * Reads a page of notices, newest first.
 *
 * @param matches Which rows are wanted, where the source has no filter for it. As many rows are searched as ten requests
 * return; `cut` is set if there are more.
 */
export type ListArchive<Item> = (
  filters: URLSearchParams,
  page: number,
  perPage: number,
  matches?: (item: Item) => boolean,
) => Promise<ArchiveRead<ArchivePage<Item>>>;

/** The archive for one viewer. */
export interface ViewerArchive {
  readonly incidents: ListArchive<Incident>;
  readonly maintenances: ListArchive<Maintenance>;
  readonly announcements: ListArchive<Announcement>;
  incident(id: number): Promise<ArchiveRead<Incident | null>>;
  maintenance(id: number): Promise<ArchiveRead<Maintenance | null>>;
  announcement(id: number): Promise<ArchiveRead<Announcement | null>>;
  weather(kind: ArchiveKind, filters: URLSearchParams): Promise<ArchiveRead<StatusWordCounts>>;
}

interface Row extends Place {
  readonly id: number;
  readonly reference?: string | null;
  readonly asWritten?: AsWritten;
}

function mapRead<A, B>(read: ArchiveRead<A>, map: (value: A) => B): ArchiveRead<B> {
  return read.state === 'read' ? { ...read, value: map(read.value) } : read;
}

/** Splits filters into those that fit one request, and a function that checks the others. */
function splitFilters(filters: URLSearchParams): {
  readonly filters: URLSearchParams;
  readonly passes: (row: Row) => boolean;
} {
  const [scopes, services, references] = ['scope', 'service', 'external_reference'].map(
    (name) => new Set(filters.getAll(name)),
  ) as [Set<string>, Set<string>, Set<string>];
  const others = new URLSearchParams(filters);
  for (const name of ['scope', 'service', 'external_reference']) others.delete(name);
  const isIn = (set: ReadonlySet<string>, value: string | null | undefined): boolean =>
    set.size === 0 || (typeof value === 'string' && set.has(value));
  return {
    filters: others,
    passes: ({ scopeId, serviceId, reference, asWritten }) =>
      isIn(scopes, String(scopeId)) &&
      isIn(services, String(serviceId)) &&
      isIn(references, asWritten?.reference ?? reference),
  };
}

function addCounts(all: readonly StatusWordCounts[]): StatusWordCounts {
  const sums: Record<string, number> = {};
  for (const counts of all)
    for (const [status, count] of Object.entries(counts)) sums[status] = (sums[status] ?? 0) + count;
  return sums;
}

/**
 * Restricts the archive to what a viewer may see. The requests contain only the viewer's places, so that totals reveal
 * nothing else, and the responses are filtered again.
 *
 * @param nowMs Epoch milliseconds: the read time of results that need no request.
 */
export function createViewerArchive(
  archive: Archive,
  visibility: Visibility,
  { sections }: Pick<Snapshot, 'sections'>,
  nowMs: number,
): ViewerArchive {
  const isVisible = seesAllPlaces(visibility) ? () => true : createPlaceFilter(visibility, sections);
  const products = toProducts(visibility, sections);
  const strip = <Item extends Incident | Maintenance>(item: Item): Item =>
    visibility.showsInternal ? item : (withoutInternal(item) as Item);

  const list =
    <Item extends Row>(
      fetchPage: FetchPage<Item>,
      orderOf: (item: Item) => string,
      show: (item: Item) => Item,
    ): ListArchive<Item> =>
    async (filters, page, perPage, matches) => {
      const toVisible = (read: ArchiveRead<ArchivePage<Item>>) =>
        mapRead(read, (value) => ({
          ...value,
          items: value.items.filter(isVisible).map(show),
          // Unreadable rows may belong to hidden places, so their number stays hidden too.
          unreadable: products === null || value.unreadable === 0 ? value.unreadable : null,
        }));
      const parts = toSourceFilters(filters, products);
      const [first] = parts;
      if (!first)
        return {
          state: 'read',
          value: { items: [], unreadable: 0, page, perPage, total: 0, totalPages: 0 },
          readAtMs: nowMs,
        };
      if (parts.length === 1 && !matches) return toVisible(await fetchPage(first, page, perPage));
      const query = { page, perPage, orderOf, nowMs };
      if (parts.length <= MAX_REQUESTS) {
        const isWanted = matches && ((item: Item): boolean => isVisible(item) && matches(item));
        return toVisible(await readMerged(fetchPage, { ...query, parts, matches: isWanted }));
      }
      const { filters: others, passes } = splitFilters(filters);
      const isWanted = (item: Item): boolean => passes(item) && isVisible(item) && (matches?.(item) ?? true);
      return toVisible(await readMerged(fetchPage, { ...query, parts: [others], matches: isWanted }));
    };
  const one =
    <Item extends Place>(
      fetchOne: (id: number) => Promise<ArchiveRead<Item | null>>,
      show: (item: Item) => Item,
    ) =>
    async (id: number): Promise<ArchiveRead<Item | null>> =>
      mapRead(await fetchOne(id), (item) => (item && isVisible(item) ? show(item) : null));
  const unchanged = (item: Announcement): Announcement => item;

  return {
    incidents: list(
      (...query) => archive.incidents(...query),
      ({ impactStartedAt }) => impactStartedAt ?? '',
      strip,
    ),
    maintenances: list(
      (...query) => archive.maintenances(...query),
      ({ scheduledStartAt }) => scheduledStartAt ?? '',
      strip,
    ),
    announcements: list(
      (...query) => archive.announcements(...query),
      ({ startsAt }) => startsAt ?? '',
      unchanged,
    ),
    incident: one((id) => archive.incident(id), strip),
    maintenance: one((id) => archive.maintenance(id), strip),
    announcement: one((id) => archive.announcement(id), unchanged),
    weather: async (kind, filters) => {
      const parts = toSourceFilters(filters, products);
      if (parts.length > MAX_REQUESTS) return { state: 'unavailable', problem: 'slowed' };
      const reads = await Promise.all(parts.map((part) => archive.weather(kind, part)));
      const counts: StatusWordCounts[] = [];
      let readAtMs = nowMs;
      for (const read of reads) {
        if (read.state === 'unavailable') return read;
        counts.push(read.value);
        readAtMs = Math.min(readAtMs, read.readAtMs);
      }
      return { state: 'read', value: addCounts(counts), readAtMs };
    },
  };
}

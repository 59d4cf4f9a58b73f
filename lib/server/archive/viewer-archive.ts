import 'server-only';

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

import type { Archive, ArchiveKind, WordCounts } from './archive';
import type { ArchivePage } from './archive-page';
import type { ArchiveRead } from './read-cache';
import { MAX_REQUESTS, readMerged, type AskPage } from './merged-list';
import { toSourceFilters } from './source-filters';

/**
 * Reads a page of what is over, newest first.
 *
 * @param matches - which rows are wanted, where the source cannot filter by that: as many as ten requests allow are looked through, and
 * `cut` says so where there are more.
 */
export type AskArchive<Item> = (
  filters: URLSearchParams,
  page: number,
  perPage: number,
  matches?: (item: Item) => boolean,
) => Promise<ArchiveRead<ArchivePage<Item>>>;

/** What is over, as somebody may see it. */
export interface ViewerArchive {
  readonly incidents: AskArchive<Incident>;
  readonly maintenances: AskArchive<Maintenance>;
  readonly announcements: AskArchive<Announcement>;
  incident(id: number): Promise<ArchiveRead<Incident | null>>;
  maintenance(id: number): Promise<ArchiveRead<Maintenance | null>>;
  announcement(id: number): Promise<ArchiveRead<Announcement | null>>;
  weather(kind: ArchiveKind, filters: URLSearchParams): Promise<ArchiveRead<WordCounts>>;
}

interface Row extends Place {
  readonly id: number;
  readonly reference?: string | null;
  readonly asWritten?: AsWritten;
}

function mapRead<A, B>(read: ArchiveRead<A>, map: (value: A) => B): ArchiveRead<B> {
  return read.state === 'read' ? { ...read, value: map(read.value) } : read;
}

/** Filters that the source can be asked with in one piece, and what of the others a row has to pass. */
function loosen(filters: URLSearchParams): {
  readonly filters: URLSearchParams;
  readonly passes: (row: Row) => boolean;
} {
  const [scopes, services, references] = ['scope', 'service', 'external_reference'].map(
    (name) => new Set(filters.getAll(name)),
  ) as [Set<string>, Set<string>, Set<string>];
  const loose = new URLSearchParams(filters);
  for (const name of ['scope', 'service', 'external_reference']) loose.delete(name);
  const isIn = (set: ReadonlySet<string>, value: string | null | undefined): boolean =>
    set.size === 0 || (typeof value === 'string' && set.has(value));
  return {
    filters: loose,
    passes: ({ scopeId, serviceId, reference, asWritten }) =>
      isIn(scopes, String(scopeId)) &&
      isIn(services, String(serviceId)) &&
      isIn(references, asWritten?.reference ?? reference),
  };
}

function addCounts(all: readonly WordCounts[]): WordCounts {
  const sums: Record<string, number> = {};
  for (const counts of all)
    for (const [word, count] of Object.entries(counts)) sums[word] = (sums[word] ?? 0) + count;
  return sums;
}

/**
 * The archive as somebody may see it. The source is asked for what they may see, so that its counts tell of nothing else, and what it
 * answers is looked at again.
 *
 * @param nowMs - the present, epoch milliseconds: when nothing was found without asking.
 */
export function createViewerArchive(
  archive: Archive,
  visibility: Visibility,
  { sections }: Pick<Snapshot, 'sections'>,
  nowMs: number,
): ViewerArchive {
  const sees = seesAllPlaces(visibility) ? () => true : createPlaceFilter(visibility, sections);
  const products = toProducts(visibility, sections);
  const strip = <Item extends Incident | Maintenance>(item: Item): Item =>
    visibility.showsInternal ? item : (withoutInternal(item) as Item);

  const list =
    <Item extends Row>(
      ask: AskPage<Item>,
      orderOf: (item: Item) => string,
      show: (item: Item) => Item,
    ): AskArchive<Item> =>
    async (filters, page, perPage, matches) => {
      const toShown = (read: ArchiveRead<ArchivePage<Item>>) =>
        mapRead(read, (value) => ({
          ...value,
          items: value.items.filter(sees).map(show),
          // What is left out may be anywhere, so how much that is counts what is hidden.
          leftOut: products === null || value.leftOut === 0 ? value.leftOut : null,
        }));
      const parts = toSourceFilters(filters, products);
      const [only] = parts;
      if (!only)
        return {
          state: 'read',
          value: { items: [], leftOut: 0, page, perPage, total: 0, totalPages: 0 },
          readAtMs: nowMs,
        };
      if (parts.length === 1 && !matches) return toShown(await ask(only, page, perPage));
      const query = { page, perPage, orderOf, nowMs };
      if (parts.length <= MAX_REQUESTS) {
        const wanted = matches && ((item: Item): boolean => sees(item) && matches(item));
        return toShown(await readMerged(ask, { ...query, parts, matches: wanted }));
      }
      const loose = loosen(filters);
      const isWanted = (item: Item): boolean => loose.passes(item) && sees(item) && (matches?.(item) ?? true);
      return toShown(await readMerged(ask, { ...query, parts: [loose.filters], matches: isWanted }));
    };
  const one =
    <Item extends Place>(
      ask: (id: number) => Promise<ArchiveRead<Item | null>>,
      show: (item: Item) => Item,
    ) =>
    async (id: number): Promise<ArchiveRead<Item | null>> =>
      mapRead(await ask(id), (item) => (item && sees(item) ? show(item) : null));
  const asItIs = (item: Announcement): Announcement => item;

  return {
    incidents: list(
      (...asked) => archive.incidents(...asked),
      ({ impactStartedAt }) => impactStartedAt ?? '',
      strip,
    ),
    maintenances: list(
      (...asked) => archive.maintenances(...asked),
      ({ scheduledStartAt }) => scheduledStartAt ?? '',
      strip,
    ),
    announcements: list(
      (...asked) => archive.announcements(...asked),
      ({ startsAt }) => startsAt ?? '',
      asItIs,
    ),
    incident: one((id) => archive.incident(id), strip),
    maintenance: one((id) => archive.maintenance(id), strip),
    announcement: one((id) => archive.announcement(id), asItIs),
    weather: async (kind, filters) => {
      const parts = toSourceFilters(filters, products);
      if (parts.length > MAX_REQUESTS) return { state: 'unavailable', problem: 'slowed' };
      const reads = await Promise.all(parts.map((part) => archive.weather(kind, part)));
      const counts: WordCounts[] = [];
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

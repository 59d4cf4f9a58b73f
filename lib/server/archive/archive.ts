import type { Logger } from 'pino';
import { z } from 'zod';

import type { Announcement, Incident, ItemFlaw, Maintenance, Sections } from '@/lib/status/model/types';

import {
  createAnnouncementParser,
  createIncidentParser,
  createMaintenanceParser,
  type ParseContext,
} from '../poller/rows/board-rows';
import { parseOne, type RowParser } from '../poller/rows/parse-row';
import { serializeList } from '../util/digest';
import { ArchiveGate, type ArchiveGateOptions } from './archive-gate';
import { toArchivePage, type ArchivePage } from './archive-page';
import { ReadCache, type ArchiveRead } from './read-cache';

/** A kind of notice, as ProdManager names it. */
export type ArchiveKind = 'incident' | 'maintenance' | 'announcement';

/** How many notices there are in each status, by ProdManager's own words. */
export type StatusWordCounts = Readonly<Record<string, number>>;

/** What an archive works with. */
export interface ArchiveOptions extends ArchiveGateOptions {
  /** The IANA zone of the source's clock. */
  readonly timeZone: string;
  readonly log: Pick<Logger, 'warn'>;
}

const countsSchema = z.record(z.string(), z.int().nonnegative());

/** Sorts filters and removes duplicates, so that equal filters share a cache entry. */
const toQuery = (filters: URLSearchParams): Record<string, string[]> =>
  Object.fromEntries(
    [...new Set(filters.keys())].sort().map((name) => [name, [...new Set(filters.getAll(name))].sort()]),
  );

interface Readable {
  readonly id: number;
  readonly flaws?: readonly ItemFlaw[];
}

/** The cached reads of one kind. */
interface KindReader<Item> {
  page(filters: URLSearchParams, page: number, perPage: number): Promise<ArchiveRead<ArchivePage<Item>>>;
  one(id: number): Promise<ArchiveRead<Item | null>>;
  clear(): void;
  readonly size: number;
}

/**
 * Closed notices, read from the source on demand: the board state does not contain them. Reads are cached for a minute, and
 * limited by {@link ArchiveGate}. No method rejects or takes longer than ten seconds. Filters have ProdManager's own names;
 * the caller validates them.
 */
export class Archive {
  readonly #options: ArchiveOptions;
  readonly #gate: ArchiveGate;
  readonly #incidents: KindReader<Incident>;
  readonly #maintenances: KindReader<Maintenance>;
  readonly #announcements: KindReader<Announcement>;
  readonly #counts: Readonly<Record<ArchiveKind, ReadCache<StatusWordCounts>>>;

  constructor(options: ArchiveOptions) {
    this.#options = options;
    this.#gate = new ArchiveGate(options);
    const createCache = () => new ReadCache<StatusWordCounts>(options.clock);
    this.#counts = { incident: createCache(), maintenance: createCache(), announcement: createCache() };
    this.#incidents = this.#createReader('incident', createIncidentParser);
    this.#maintenances = this.#createReader('maintenance', createMaintenanceParser);
    this.#announcements = this.#createReader('announcement', createAnnouncementParser);
  }

  /** The number of cached reads. */
  get size(): number {
    const { incident, maintenance, announcement } = this.#counts;
    return [this.#incidents, this.#maintenances, this.#announcements, incident, maintenance, announcement]
      .map(({ size }) => size)
      .reduce((sum, size) => sum + size, 0);
  }

  /** Clears the cache of each kind that changed on the board, so that the archive does not contradict it. */
  invalidate(before: Sections, next: Sections): void {
    const isChanged = (name: 'incidents' | 'maintenances' | 'announcements'): boolean =>
      serializeList(before[name].items).digest !== serializeList(next[name].items).digest;
    if (isChanged('incidents')) this.#clear('incident', this.#incidents);
    if (isChanged('maintenances')) this.#clear('maintenance', this.#maintenances);
    if (isChanged('announcements')) this.#clear('announcement', this.#announcements);
  }

  /** A page of incidents, in the source's order. `perPage` is 50 at most. @see GET /incident */
  incidents(
    filters: URLSearchParams,
    page: number,
    perPage: number,
  ): Promise<ArchiveRead<ArchivePage<Incident>>> {
    return this.#incidents.page(filters, page, perPage);
  }

  /** A page of maintenances, in the source's order. `perPage` is 50 at most. @see GET /maintenance */
  maintenances(
    filters: URLSearchParams,
    page: number,
    perPage: number,
  ): Promise<ArchiveRead<ArchivePage<Maintenance>>> {
    return this.#maintenances.page(filters, page, perPage);
  }

  /** A page of announcements, in the source's order. `perPage` is 50 at most. @see GET /announcement */
  announcements(
    filters: URLSearchParams,
    page: number,
    perPage: number,
  ): Promise<ArchiveRead<ArchivePage<Announcement>>> {
    return this.#announcements.page(filters, page, perPage);
  }

  /** One incident; null if it does not exist. @see GET /incident/ID */
  incident(id: number): Promise<ArchiveRead<Incident | null>> {
    return this.#incidents.one(id);
  }

  /** One maintenance; null if it does not exist. @see GET /maintenance/ID */
  maintenance(id: number): Promise<ArchiveRead<Maintenance | null>> {
    return this.#maintenances.one(id);
  }

  /** One announcement; null if it does not exist. @see GET /announcement/ID */
  announcement(id: number): Promise<ArchiveRead<Announcement | null>> {
    return this.#announcements.one(id);
  }

  /** How many notices there are in each status, open and closed. @see GET /weather/incident */
  weather(kind: ArchiveKind, filters: URLSearchParams): Promise<ArchiveRead<StatusWordCounts>> {
    const query = toQuery(filters);
    return this.#counts[kind].read(JSON.stringify([kind, query]), () =>
      this.#gate.send(async (client, signal) => {
        const response = await client.request('GET', `weather/${kind}`, { query, signal });
        return countsSchema.parse(response.json());
      }),
    );
  }

  #clear(kind: ArchiveKind, reader: KindReader<unknown>): void {
    reader.clear();
    this.#counts[kind].clear();
  }

  #createReader<Item extends Readable>(
    kind: ArchiveKind,
    createParser: (context: ParseContext) => RowParser<Item>,
  ): KindReader<Item> {
    const { clock, timeZone, log } = this.#options;
    const pages = new ReadCache<ArchivePage<Item>>(clock);
    const items = new ReadCache<Item | null>(clock);
    const parse: RowParser<Item> = (row) => {
      const parsed = createParser({ timeZone, nowMs: clock.now() })(row);
      if (parsed.bad) log.warn({ kind, problem: parsed.bad.problem }, 'a row of the archive is left out');
      else if (parsed.item.flaws) {
        const { id, flaws } = parsed.item;
        log.warn({ kind, id, flaws }, 'a row of the archive cannot be read in full');
      }
      return parsed;
    };
    return {
      get size() {
        return pages.size + items.size;
      },
      clear: () => {
        pages.clear();
        items.clear();
      },
      page: (filters, page, perPage) => {
        const query = { ...toQuery(filters), page, per_page: perPage };
        return pages.read(JSON.stringify(query), () =>
          this.#gate.send(async (client, signal) =>
            toArchivePage(await client.request('GET', kind, { query, signal }), { page, perPage }, parse),
          ),
        );
      },
      one: (id) =>
        items.read(String(id), () =>
          this.#gate.send((client, signal) =>
            parseOne(client.request('GET', `${kind}/${id}`, { signal }), parse),
          ),
        ),
    };
  }
}

import 'server-only';

import type { Logger } from 'pino';
import { z } from 'zod';

import { isProdManagerError } from '@/lib/prodmanager/index';
import type { Announcement, Incident, ItemFlaw, Maintenance, Sections } from '@/lib/status/model/types';

import { parseOne } from '../poller/rows/read-list';
import type { RowParser } from '../poller/rows/parse-row';
import { serializeList } from '../util/digest';
import {
  createAnnouncementParser,
  createIncidentParser,
  createMaintenanceParser,
  type ParseContext,
} from '../poller/rows/board-rows';
import { ArchiveGate, type ArchiveGateOptions } from './archive-gate';
import { toArchivePage, type ArchivePage } from './archive-page';
import { ReadCache, type ArchiveRead } from './read-cache';

/** What has a past at the source. */
export type ArchiveKind = 'incident' | 'maintenance' | 'announcement';

/** How many resources are in which state, by the source's own words. */
export type StatusWordCounts = Readonly<Record<string, number>>;

/** What a archive is read with. */
export interface ArchiveOptions extends ArchiveGateOptions {
  /** The IANA zone of the source's clock. */
  readonly timeZone: string;
  readonly log: Pick<Logger, 'warn'>;
}

const counts = z.record(z.string(), z.int().nonnegative());

const toQuery = (filters: URLSearchParams): Record<string, string[]> =>
  Object.fromEntries(
    [...new Set(filters.keys())].sort().map((name) => [name, [...new Set(filters.getAll(name))].sort()]),
  );

async function orNull<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (isProdManagerError(error) && error.code === 'http' && error.status === 404) return null;
    throw error;
  }
}

interface Readable {
  readonly id: number;
  readonly flaws?: readonly ItemFlaw[];
}

/** How the rows of one kind are read and kept. */
interface KindReader<Item> {
  page(filters: URLSearchParams, page: number, perPage: number): Promise<ArchiveRead<ArchivePage<Item>>>;
  one(id: number): Promise<ArchiveRead<Item | null>>;
  forget(): void;
  readonly size: number;
}

/**
 * What is over, read from the source when somebody asks for it: resolved incidents, ended maintenances and past announcements, which
 * the board does not hold. Everything is kept for a minute and bounded, and asks the source for no more than is kept for that.
 * Nothing here rejects or waits for longer than ten seconds. Filters carry ProdManager's own names, and are checked by whoever asks.
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
    const count = () => new ReadCache<StatusWordCounts>(options.clock);
    this.#counts = { incident: count(), maintenance: count(), announcement: count() };
    this.#incidents = this.#shelf('incident', createIncidentParser);
    this.#maintenances = this.#shelf('maintenance', createMaintenanceParser);
    this.#announcements = this.#shelf('announcement', createAnnouncementParser);
  }

  /** How many reads are kept. */
  get size(): number {
    const { incident, maintenance, announcement } = this.#counts;
    return [this.#incidents, this.#maintenances, this.#announcements, incident, maintenance, announcement]
      .map(({ size }) => size)
      .reduce((sum, size) => sum + size, 0);
  }

  /** Forgets what was read of each kind that has changed on the board, so that the archive never contradicts it for long. */
  follow(before: Sections, next: Sections): void {
    const isChanged = (name: 'incidents' | 'maintenances' | 'announcements'): boolean =>
      serializeList(before[name].items).digest !== serializeList(next[name].items).digest;
    if (isChanged('incidents')) this.#forget('incident', this.#incidents);
    if (isChanged('maintenances')) this.#forget('maintenance', this.#maintenances);
    if (isChanged('announcements')) this.#forget('announcement', this.#announcements);
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

  /** One incident; null where there is none. @see GET /incident/ID */
  incident(id: number): Promise<ArchiveRead<Incident | null>> {
    return this.#incidents.one(id);
  }

  /** One maintenance; null where there is none. @see GET /maintenance/ID */
  maintenance(id: number): Promise<ArchiveRead<Maintenance | null>> {
    return this.#maintenances.one(id);
  }

  /** One announcement; null where there is none. @see GET /announcement/ID */
  announcement(id: number): Promise<ArchiveRead<Announcement | null>> {
    return this.#announcements.one(id);
  }

  /** How many there are in each state, past ones included, in one request. @see GET /weather/incident */
  weather(kind: ArchiveKind, filters: URLSearchParams): Promise<ArchiveRead<StatusWordCounts>> {
    const query = toQuery(filters);
    return this.#counts[kind].read(JSON.stringify([kind, query]), () =>
      this.#gate.send(async (client, signal) => {
        const answer = await client.request('GET', `weather/${kind}`, { query, signal });
        return counts.parse(answer.json());
      }),
    );
  }

  #forget(kind: ArchiveKind, shelf: KindReader<unknown>): void {
    shelf.forget();
    this.#counts[kind].forget();
  }

  #shelf<Item extends Readable>(
    kind: ArchiveKind,
    createReader: (context: ParseContext) => RowParser<Item>,
  ): KindReader<Item> {
    const { clock, timeZone, log } = this.#options;
    const pages = new ReadCache<ArchivePage<Item>>(clock);
    const items = new ReadCache<Item | null>(clock);
    const read: RowParser<Item> = (row) => {
      const reading = createReader({ timeZone, nowMs: clock.now() })(row);
      if (reading.bad) log.warn({ kind, problem: reading.bad.problem }, 'a row of the archive is left out');
      else if (reading.item.flaws) {
        const { id, flaws } = reading.item;
        log.warn({ kind, id, flaws }, 'a row of the archive cannot be read in full');
      }
      return reading;
    };
    return {
      get size() {
        return pages.size + items.size;
      },
      forget: () => {
        pages.forget();
        items.forget();
      },
      page: (filters, page, perPage) => {
        const query = { ...toQuery(filters), page, per_page: perPage };
        return pages.read(JSON.stringify(query), () =>
          this.#gate.send(async (client, signal) => {
            const answer = await client.request('GET', kind, { query, signal });
            return toArchivePage(answer, { page, perPage }, read);
          }),
        );
      },
      one: (id) =>
        items.read(String(id), () =>
          this.#gate.send(async (client, signal) => {
            const answer = await orNull(client.request('GET', `${kind}/${id}`, { signal }));
            return answer && parseOne(answer, read);
          }),
        ),
    };
  }
}

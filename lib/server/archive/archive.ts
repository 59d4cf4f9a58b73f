import 'server-only';

import type { Logger } from 'pino';
import { z } from 'zod';

import { isProdManagerError } from '@/lib/prodmanager/index';
import type { Announcement, Incident, ItemFlaw, Maintenance, Sections } from '@/lib/status/model/types';

import { readOne } from '../poller/rows/read-list';
import type { ReadRow } from '../poller/rows/read-row';
import { toKeptJson } from '../util/digest';
import {
  createAnnouncementReader,
  createIncidentReader,
  createMaintenanceReader,
  type BoardContext,
} from '../poller/rows/to-board';
import { HistoryGate, type HistoryGateOptions } from './archive-gate';
import { toHistoryPage, type HistoryPage } from './archive-page';
import { KeptReads, type HistoryRead } from './read-cache';

/** What has a past at the source. */
export type PastKind = 'incident' | 'maintenance' | 'announcement';

/** How many resources are in which state, by the source's own words. */
export type WordCounts = Readonly<Record<string, number>>;

/** What a history is read with. */
export interface HistoryOptions extends HistoryGateOptions {
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
interface Shelf<Item> {
  page(filters: URLSearchParams, page: number, perPage: number): Promise<HistoryRead<HistoryPage<Item>>>;
  one(id: number): Promise<HistoryRead<Item | null>>;
  forget(): void;
  readonly size: number;
}

/**
 * What is over, read from the source when somebody asks for it: resolved incidents, ended maintenances and past announcements, which
 * the board does not hold. Everything is kept for a minute and bounded, and asks the source for no more than is kept for that.
 * Nothing here rejects or waits for longer than ten seconds. Filters carry ProdManager's own names, and are checked by whoever asks.
 */
export class History {
  readonly #options: HistoryOptions;
  readonly #gate: HistoryGate;
  readonly #incidents: Shelf<Incident>;
  readonly #maintenances: Shelf<Maintenance>;
  readonly #announcements: Shelf<Announcement>;
  readonly #counts: Readonly<Record<PastKind, KeptReads<WordCounts>>>;

  constructor(options: HistoryOptions) {
    this.#options = options;
    this.#gate = new HistoryGate(options);
    const count = () => new KeptReads<WordCounts>(options.clock);
    this.#counts = { incident: count(), maintenance: count(), announcement: count() };
    this.#incidents = this.#shelf('incident', createIncidentReader);
    this.#maintenances = this.#shelf('maintenance', createMaintenanceReader);
    this.#announcements = this.#shelf('announcement', createAnnouncementReader);
  }

  /** How many reads are kept. */
  get size(): number {
    const { incident, maintenance, announcement } = this.#counts;
    return [this.#incidents, this.#maintenances, this.#announcements, incident, maintenance, announcement]
      .map(({ size }) => size)
      .reduce((sum, size) => sum + size, 0);
  }

  /** Forgets what was read of each kind that has changed on the board, so that the history never contradicts it for long. */
  follow(before: Sections, next: Sections): void {
    const isChanged = (name: 'incidents' | 'maintenances' | 'announcements'): boolean =>
      toKeptJson(before[name].items).digest !== toKeptJson(next[name].items).digest;
    if (isChanged('incidents')) this.#forget('incident', this.#incidents);
    if (isChanged('maintenances')) this.#forget('maintenance', this.#maintenances);
    if (isChanged('announcements')) this.#forget('announcement', this.#announcements);
  }

  /** A page of incidents, in the source's order. `perPage` is 50 at most. @see GET /incident */
  incidents(
    filters: URLSearchParams,
    page: number,
    perPage: number,
  ): Promise<HistoryRead<HistoryPage<Incident>>> {
    return this.#incidents.page(filters, page, perPage);
  }

  /** A page of maintenances, in the source's order. `perPage` is 50 at most. @see GET /maintenance */
  maintenances(
    filters: URLSearchParams,
    page: number,
    perPage: number,
  ): Promise<HistoryRead<HistoryPage<Maintenance>>> {
    return this.#maintenances.page(filters, page, perPage);
  }

  /** A page of announcements, in the source's order. `perPage` is 50 at most. @see GET /announcement */
  announcements(
    filters: URLSearchParams,
    page: number,
    perPage: number,
  ): Promise<HistoryRead<HistoryPage<Announcement>>> {
    return this.#announcements.page(filters, page, perPage);
  }

  /** One incident; null where there is none. @see GET /incident/ID */
  incident(id: number): Promise<HistoryRead<Incident | null>> {
    return this.#incidents.one(id);
  }

  /** One maintenance; null where there is none. @see GET /maintenance/ID */
  maintenance(id: number): Promise<HistoryRead<Maintenance | null>> {
    return this.#maintenances.one(id);
  }

  /** One announcement; null where there is none. @see GET /announcement/ID */
  announcement(id: number): Promise<HistoryRead<Announcement | null>> {
    return this.#announcements.one(id);
  }

  /** How many there are in each state, past ones included, in one request. @see GET /weather/incident */
  weather(kind: PastKind, filters: URLSearchParams): Promise<HistoryRead<WordCounts>> {
    const query = toQuery(filters);
    return this.#counts[kind].read(JSON.stringify([kind, query]), () =>
      this.#gate.ask(async (client, signal) => {
        const answer = await client.request('GET', `weather/${kind}`, { query, signal });
        return counts.parse(answer.json());
      }),
    );
  }

  #forget(kind: PastKind, shelf: Shelf<unknown>): void {
    shelf.forget();
    this.#counts[kind].forget();
  }

  #shelf<Item extends Readable>(
    kind: PastKind,
    createReader: (context: BoardContext) => ReadRow<Item>,
  ): Shelf<Item> {
    const { clock, timeZone, log } = this.#options;
    const pages = new KeptReads<HistoryPage<Item>>(clock);
    const items = new KeptReads<Item | null>(clock);
    const read: ReadRow<Item> = (row) => {
      const reading = createReader({ timeZone, nowMs: clock.now() })(row);
      if (reading.bad) log.warn({ kind, problem: reading.bad.problem }, 'a row of the history is left out');
      else if (reading.item.flaws) {
        const { id, flaws } = reading.item;
        log.warn({ kind, id, flaws }, 'a row of the history cannot be read in full');
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
          this.#gate.ask(async (client, signal) => {
            const answer = await client.request('GET', kind, { query, signal });
            return toHistoryPage(answer, { page, perPage }, read);
          }),
        );
      },
      one: (id) =>
        items.read(String(id), () =>
          this.#gate.ask(async (client, signal) => {
            const answer = await orNull(client.request('GET', `${kind}/${id}`, { signal }));
            return answer && readOne(answer, read);
          }),
        ),
    };
  }
}

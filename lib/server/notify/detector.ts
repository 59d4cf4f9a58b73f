import { randomUUID } from 'node:crypto';

import type { Logger } from 'pino';

import { itemsOf } from '@/lib/status/verdict/board-summary';
import { detect, NOTHING_ANNOUNCED, type Announced, type SeenBoard } from '@/lib/status/notify/detect';
import { findExact } from '@/lib/status/model/selection';
import type { Ages, Incident, Maintenance, Snapshot } from '@/lib/status/model/types';
import { createPlaceFilter, limitTo, type Visibility } from '@/lib/status/model/visibility';

import type { Query } from '../history/sql/sql';
import { toStoreProblem, type Store } from '../history/store/store';
import type { ClosedNotices } from '../poller/transitions';
import type { Clock } from '../util/clock';
import { coalesce } from '../util/coalesce';
import { enqueue, readNow, toNotifyLock, type OutboxTiming } from './outbox-rows';
import { toDeliveries, type Audiences, type Part } from './routes';

/** The latest board. */
export interface BoardSource {
  forVisibility(visibility: Visibility): { readonly snapshot: Snapshot };
  readonly published: { readonly snapshot: Snapshot };
  ages(): Ages;
}

/** What a detector works with. */
export interface DetectorOptions {
  readonly store: Store;
  readonly board: BoardSource;
  readonly parts: readonly Part[];
  readonly audiences: Audiences;
  readonly graceMs: number;
  readonly timing: OutboxTiming;
  readonly clock: Clock;
  readonly log: Logger;
  readonly tickMs: number;
  /** Called after events were added to the outbox. */
  readonly onEvents: () => void;
}

/** How long an instance may detect without renewing its claim, and how often it renews it. */
const HOLD_MS = 30_000;
const RENEW_MS = 10_000;
/** Closed notices that wait while the store is away, or while another instance detects. */
const MAX_CLOSED = 500;

type States = ReadonlyMap<string, Announced>;

/**
 * Finds what is to be announced: compares each board that this instance reads with what was announced, and writes the difference and the
 * messages in one transaction. Nothing is lost or repeated if the process ends, and one instance at a time does it.
 */
export class NotifyDetector {
  readonly #options: DetectorOptions;
  readonly #holder = randomUUID();
  readonly #work = coalesce(() => this.#workOnce());
  #isActive = false;
  #hasRead = false;
  /** Notices that closed since the last comparison. */
  #closed: ClosedNotices = { incidents: [], maintenances: [] };
  /** What was announced; null until it is loaded, and after another instance may have changed it. */
  #states: States | null = null;
  #renewedAtMs = -Infinity;
  #timer: NodeJS.Timeout | undefined;
  #problem: string | null = null;
  readonly #unmatched = new Set<string>();

  constructor(options: DetectorOptions) {
    this.#options = options;
  }

  /** Why announcements cannot be written; null if they can. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Begins to detect: this instance reads the source from now on. */
  begin(): void {
    this.#isActive = true;
    this.#hasRead = false;
    this.#states = null;
    clearInterval(this.#timer);
    // Levels settle between readings, and a board that is not read any more goes blind.
    this.#timer = setInterval(() => void this.detect(), this.#options.tickMs).unref();
  }

  /** Stops detecting: another instance reads the source from now on. */
  async pause(): Promise<void> {
    const wasActive = this.#isActive;
    this.#isActive = false;
    clearInterval(this.#timer);
    await this.#work();
    if (wasActive) await this.#release();
  }

  /** Notes that the board was read, and what closed since the reading before. It is compared in the background. */
  note(closed: ClosedNotices): void {
    if (!this.#isActive) return;
    this.#hasRead = true;
    this.#closed = {
      incidents: [...this.#closed.incidents, ...closed.incidents].slice(-MAX_CLOSED),
      maintenances: [...this.#closed.maintenances, ...closed.maintenances].slice(-MAX_CLOSED),
    };
    // The board is published after this.
    setImmediate(() => void this.detect());
  }

  /** Compares the latest board with what was announced. Never rejects. */
  async detect(): Promise<void> {
    await this.#work();
  }

  async #workOnce(): Promise<void> {
    if (!this.#isActive || !this.#hasRead) return;
    const closed = this.#closed;
    try {
      const isDone = await this.#detectOnce(closed);
      if (!isDone) return;
      this.#closed = {
        incidents: this.#closed.incidents.filter((item) => !closed.incidents.includes(item)),
        maintenances: this.#closed.maintenances.filter((item) => !closed.maintenances.includes(item)),
      };
      this.#note(null);
    } catch (error) {
      this.#states = null;
      this.#note(toStoreProblem(error));
    }
  }

  /** Whether what closed was taken into account. */
  async #detectOnce(closed: ClosedNotices): Promise<boolean> {
    const { store, clock, onEvents } = this.#options;
    const states = this.#states;
    const isDue = clock.elapsed() - this.#renewedAtMs >= RENEW_MS;
    if (states && !isDue && this.#compare(states, closed, clock.now()).every(({ isSame }) => isSame))
      return true;
    const { sql, source } = await store.open();
    let count = 0;
    const next = await sql.transaction(toNotifyLock(source), async (query) => {
      const now = await readNow(sql, query, clock);
      if (!(await this.#take(query, source, now))) return null;
      const loaded = await this.#load(query, source);
      const compared = this.#compare(loaded, closed, clock.now());
      for (const { part, announced, events, isSame } of compared) {
        if (!isSame) await saveAnnounced(query, source, part.key, announced);
        count += events.length;
        for (const [channel, chosen] of toDeliveries(part, events))
          await enqueue(query, source, {
            channel,
            events: chosen,
            id: `msg_${randomUUID()}`,
            now,
            timing: this.#options.timing,
          });
      }
      return new Map(compared.map(({ part, announced }) => [part.key, announced]));
    });
    this.#states = next;
    this.#renewedAtMs = next ? clock.elapsed() : -Infinity;
    if (count > 0) onEvents();
    return next !== null;
  }

  #compare(states: States, closed: ClosedNotices, now: number) {
    const { parts, graceMs } = this.#options;
    return parts.map((part) => {
      const before = states.get(part.key) ?? NOTHING_ANNOUNCED;
      const { announced, events } = detect(before, this.#see(part, closed), { now, graceMs });
      const isSame = events.length === 0 && JSON.stringify(announced) === JSON.stringify(before);
      return { part, announced, events, isSame };
    });
  }

  /** The board as the audience of a part sees it. */
  #see({ audience, area }: Part, closed: ClosedNotices): SeenBoard {
    const { board, audiences } = this.#options;
    const { sections } = board.published.snapshot;
    this.#warnOfUnmatched(area, sections);
    const isWhole = area.scopes === null && area.services === null;
    const visibility = isWhole ? audiences[audience] : limitTo(audiences[audience], area, sections);
    const isVisible = createPlaceFilter(visibility, sections);
    const visible = <Item extends Incident | Maintenance>(items: readonly Item[]): readonly Item[] =>
      items
        .filter(isVisible)
        .map((item) => (visibility.showsInternal ? item : { ...item, internalEvents: [] }));
    return {
      snapshot: board.forVisibility(visibility).snapshot,
      ages: board.ages(),
      closed: { incidents: visible(closed.incidents), maintenances: visible(closed.maintenances) },
      whole: sections,
    };
  }

  #warnOfUnmatched({ scopes, services }: Part['area'], sections: Snapshot['sections']): void {
    for (const [kind, names] of [
      ['scopes', scopes],
      ['services', services],
    ] as const) {
      const known = itemsOf(sections[kind]);
      if (!known) continue;
      for (const name of names ?? []) {
        if (this.#unmatched.has(`${kind}/${name}`) || findExact(known, name).length > 0) continue;
        this.#unmatched.add(`${kind}/${name}`);
        this.#options.log.warn({ name, kind }, 'a rule of NOTIFY names what is not on the board');
      }
    }
  }

  /** Claims the detection, or renews the claim. False while another instance has it. */
  async #take(query: Query, source: number, now: number): Promise<boolean> {
    const rows = await query(
      `INSERT INTO notify_detectors (source, holder, until_ms) VALUES (?, ?, ?)
        ON CONFLICT (source) DO UPDATE SET holder = excluded.holder, until_ms = excluded.until_ms
        WHERE notify_detectors.holder = excluded.holder OR notify_detectors.until_ms <= ?
        RETURNING source`,
      [source, this.#holder, now + HOLD_MS, now],
    );
    return rows.length > 0;
  }

  async #release(): Promise<void> {
    try {
      const { sql, source } = await this.#options.store.open();
      await sql.query('UPDATE notify_detectors SET until_ms = 0 WHERE source = ? AND holder = ?', [
        source,
        this.#holder,
      ]);
    } catch (error) {
      // The claim ends by itself.
      this.#note(toStoreProblem(error));
    }
  }

  /** What was announced. Parts that no rule names any more are forgotten: they would be out of date if they came back. */
  async #load(query: Query, source: number): Promise<States> {
    const keys = new Set(this.#options.parts.map(({ key }) => key));
    const rows = await query<{ part: string; announced: string }>(
      'SELECT part, announced FROM notify_announced WHERE source = ?',
      [source],
    );
    for (const { part } of rows)
      if (!keys.has(part))
        await query('DELETE FROM notify_announced WHERE source = ? AND part = ?', [source, part]);
    // Written by this class; a part that a later version adds is not known yet.
    return new Map(
      rows.map(({ part, announced }) => [
        part,
        { ...NOTHING_ANNOUNCED, ...(JSON.parse(announced) as Partial<Announced>) },
      ]),
    );
  }

  #note(problem: string | null): void {
    if (problem !== null && problem !== this.#problem)
      this.#options.log.warn({ problem }, 'notifications cannot be written to the store and wait');
    this.#problem = problem;
  }
}

const saveAnnounced = (query: Query, source: number, part: string, announced: Announced): Promise<unknown> =>
  query(
    `INSERT INTO notify_announced (source, part, announced) VALUES (?, ?, ?)
      ON CONFLICT (source, part) DO UPDATE SET announced = excluded.announced`,
    [source, part, JSON.stringify(announced)],
  );

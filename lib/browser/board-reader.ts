'use client';

import { toOverview, type Overview } from '@/lib/status/overview';
import { AGES_HEADER, parseAges, TIME_HEADER } from '@/lib/status/snapshot-headers';
import type { Ages, Snapshot } from '@/lib/status/types';

/** What this screen knows of the board, and since when. */
export interface BoardRead {
  readonly overview: Overview;
  /** The ages of the sections when they were received. */
  readonly ages: Ages;
  /** The server's present when this was received, epoch milliseconds. */
  readonly serverTimeMs: number;
  /** When this was asked for, on the screen's monotonic clock: a slow answer must not look young. */
  readonly askedAtMs: number;
  /** How many reads in a row have failed since. */
  readonly failures: number;
}

const TIMEOUT_MS = 10_000;

function isSnapshot(body: unknown): body is Snapshot {
  return (
    typeof body === 'object' &&
    body !== null &&
    (body as Partial<Snapshot>).format === 1 &&
    typeof (body as Partial<Snapshot>).version === 'string' &&
    typeof (body as Partial<Snapshot>).sections === 'object'
  );
}

/**
 * Reads the snapshot for one screen. A failure is a value: what was known, with one more failure counted, so that whoever
 * polls goes on polling.
 */
export class BoardReader {
  readonly #url: string;
  readonly #elapsed: () => number;
  #last: BoardRead;

  /** @param elapsed Milliseconds on a clock that never jumps. */
  constructor(initial: BoardRead, url: string, elapsed: () => number) {
    this.#last = initial;
    this.#url = url;
    this.#elapsed = elapsed;
  }

  /** Asks once, for ten seconds at most. Never rejects. @see GET /api/snapshot */
  async read(): Promise<BoardRead> {
    try {
      this.#last = await this.#fetch();
    } catch {
      // Whatever went wrong on the way, the screen has lost the dashboard, and the count says so.
      this.#last = { ...this.#last, failures: this.#last.failures + 1 };
    }
    return this.#last;
  }

  async #fetch(): Promise<BoardRead> {
    // Ages count from the question: an answer that was long on its way is no younger for it.
    const askedAtMs = this.#elapsed();
    const response = await fetch(this.#url, {
      headers: { 'if-none-match': `"${this.#last.overview.version}"` },
      // The browser's cache would turn a 304 into a 200 and have the same body parsed again.
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const time = Date.parse(response.headers.get(TIME_HEADER) ?? '');
    if (Number.isNaN(time)) throw new TypeError('not an answer of the dashboard');
    // A cache on the way says in whole seconds how long it has kept the answer.
    const keptMs = Number(response.headers.get('age') ?? 0) * 1_000 || 0;
    const received = {
      ages: parseAges(response.headers.get(AGES_HEADER)),
      serverTimeMs: time,
      askedAtMs: askedAtMs - keptMs,
      failures: 0,
    };
    if (response.status === 304) return { ...received, overview: this.#last.overview };
    const body: unknown = await response.json();
    if (response.status !== 200 || !isSnapshot(body)) throw new TypeError('not a snapshot');
    return { ...received, overview: toOverview(body) };
  }
}

'use client';

import type { BoardFacts } from '@/lib/status/board-facts';
import { BUILD_HEADER } from '@/lib/status/build-header';
import { AGES_HEADER, parseAges, TIME_HEADER } from '@/lib/status/snapshot-headers';
import { REPORT_HEADER } from '@/lib/status/screen-report';
import { SECTION_NAMES, type Ages } from '@/lib/status/types';

import { isRefusal, refuse } from './refusal';

/** What this screen knows of the board, and since when. */
export interface BoardRead<View> {
  readonly view: View;
  /** The ages of the sections when they were received. */
  readonly ages: Ages;
  /** The server's present when this was received, epoch milliseconds. */
  readonly serverTimeMs: number;
  /** When this was asked for, on the screen's monotonic clock: a slow answer must not look young. */
  readonly askedAtMs: number;
  /** When the last read ended, well or not, on the same clock. */
  readonly endedAtMs: number;
  /** The build of the dashboard that answered; null where it does not say. */
  readonly build: string | null;
  /** How many reads in a row have failed since. */
  readonly failures: number;
  /** True where the dashboard answers that there is no such thing any more: `view` is the last that was known of it. */
  readonly isGone: boolean;
}

/** What a reader starts from. */
export interface BoardReaderOptions<View> {
  readonly initial: BoardRead<View>;
  /** Where that is from. @see GET /api/view */
  readonly url: string;
  /** Milliseconds on a clock that never jumps. */
  readonly elapsed: () => number;
  /** What a screen says of itself with each read, as the value of {@link REPORT_HEADER}; others say nothing. */
  readonly report?: ((known: BoardRead<View>) => string) | undefined;
  /** What is made of the JSON of a view before it is read. */
  readonly translate?: (json: string) => string;
}

const TIMEOUT_MS = 10_000;

const formatOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null ? (body as Partial<BoardFacts>).format : undefined;

function isView(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  const { format, version, sections } = body as Partial<BoardFacts>;
  return (
    format === 1 &&
    typeof version === 'string' &&
    SECTION_NAMES.every((name) => sections?.[name] !== undefined)
  );
}

/**
 * Reads the views of one page for one screen. A failure is a value: what was known, with one more failure counted, so that whoever polls
 * goes on polling.
 */
export class BoardReader<View extends BoardFacts> {
  readonly #elapsed: () => number;
  readonly #translate: (json: string) => string;
  readonly #report: ((known: BoardRead<View>) => string) | undefined;
  #last: BoardRead<View>;
  /** What is known of where: the entity tag of one address says nothing at another. */
  #held: { readonly url: string; readonly etag: string | null };

  constructor({ initial, url, elapsed, report, translate = (json) => json }: BoardReaderOptions<View>) {
    this.#last = initial;
    this.#held = { url, etag: `"${initial.view.version}"` };
    this.#elapsed = elapsed;
    this.#translate = translate;
    this.#report = report;
  }

  /** Asks once, for ten seconds at most. Never rejects. */
  async read(url: string): Promise<BoardRead<View>> {
    try {
      this.#last = await this.#fetch(url);
    } catch {
      // Whatever went wrong on the way, the screen has lost the dashboard, and the count says so.
      this.#last = { ...this.#last, failures: this.#last.failures + 1, endedAtMs: this.#elapsed() };
    }
    return this.#last;
  }

  async #fetch(url: string): Promise<BoardRead<View>> {
    // Ages count from the question: an answer that was long on its way is no younger for it.
    const askedAtMs = this.#elapsed();
    const held = this.#held.url === url ? this.#held.etag : null;
    const response = await fetch(url, {
      headers: {
        ...(held !== null && { 'if-none-match': held }),
        ...(this.#report && { [REPORT_HEADER]: this.#report(this.#last) }),
      },
      // The browser's cache would turn a 304 into a 200 and have the same body parsed again.
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (await isRefusal(response)) refuse(this.#last.serverTimeMs + askedAtMs - this.#last.askedAtMs);
    // A proxy that lost the dashboard says 404 as well, but not in its format.
    if (response.status === 404 && formatOf(await response.json()) === 1)
      return { ...this.#last, endedAtMs: this.#elapsed(), failures: 0, isGone: true };
    // The dashboard is there, and was asked for too much: what is known stays, and grows old.
    if (response.status === 429 && response.headers.has(BUILD_HEADER))
      return { ...this.#last, endedAtMs: this.#elapsed(), failures: 0 };
    const time = Date.parse(response.headers.get(TIME_HEADER) ?? '');
    if (Number.isNaN(time)) throw new TypeError('not an answer of the dashboard');
    // A cache on the way says in whole seconds how long it has kept the answer.
    const keptMs = Number(response.headers.get('age') ?? 0) * 1_000 || 0;
    const received = {
      ages: parseAges(response.headers.get(AGES_HEADER)),
      serverTimeMs: time,
      askedAtMs: askedAtMs - keptMs,
      endedAtMs: this.#elapsed(),
      build: response.headers.get(BUILD_HEADER),
      failures: 0,
      isGone: false,
    };
    if (response.status === 304) return { ...received, view: this.#last.view };
    const body: unknown = JSON.parse(this.#translate(await response.text()));
    if (response.status !== 200 || !isView(body)) throw new TypeError('not a view of the board');
    this.#held = { url, etag: response.headers.get('etag') };
    // The same build wrote the view and reads it: what else it might be has been ruled out.
    return { ...received, view: body as View };
  }
}

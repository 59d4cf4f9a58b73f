'use client';

import { judgeAnswer, NO_EVIDENCE } from '@/lib/status/freshness/answer-age';
import type { BoardSummary } from '@/lib/status/verdict/board-facts';
import { BUILD_HEADER } from '@/lib/site/build-header';
import { AGES_HEADER, parseAges, TIME_HEADER } from '@/lib/status/freshness/snapshot-headers';
import type { ScreenClock } from '@/lib/status/freshness/screen-clock';
import { REPORT_HEADER } from '@/lib/screens/screen-report';
import { SECTION_NAMES, type Ages } from '@/lib/status/model/types';

import { isRefusal, refuse } from './refusal';

/** What this screen knows of the board, and since when. */
export interface BoardRead<View> {
  readonly view: View;
  /** The ages of the sections when they were received. */
  readonly ages: Ages;
  /** The server's present when this was received, epoch milliseconds. */
  readonly serverTimeMs: number;
  /** When this was asked for, on the screen's clock: a slow answer must not look young. Where a cache had it, when it was made at the latest. */
  readonly askedAtMs: number;
  /** The build of the dashboard that answered; null where it does not say. */
  readonly build: string | null;
  /** How many reads in a row have failed since. */
  readonly failures: number;
  /** True once an answer has proved its age: a page, and what a browser opens of it later, may come from a cache. */
  readonly isConfirmed: boolean;
  /** True where the dashboard answers that there is no such thing any more: `view` is the last that was known of it. */
  readonly isGone: boolean;
}

/** What a reader starts from. */
export interface BoardReaderOptions<View> {
  readonly initial: BoardRead<View>;
  /** Where that is from. @see GET /api/view */
  readonly url: string;
  readonly clock: ScreenClock;
  /** What a screen says of itself with each read, as the value of {@link REPORT_HEADER}; others say nothing. */
  readonly report?: ((known: BoardRead<View>) => string) | undefined;
  /** What is made of the JSON of a view before it is read. */
  readonly translate?: (json: string) => string;
}

const TIMEOUT_MS = 10_000;
/** Until a read has confirmed it, a page shows what may come from a cache. */
const FIRST_TIMEOUT_MS = 4_000;
/** How long caches are passed by once one of them sent what is old. */
const DIRECT_MS = 60_000;

/** What an answer holds where it is the dashboard's: any of it may be missing. */
type Body = Partial<BoardSummary> | null;

const isView = (body: Body): boolean =>
  body?.format === 1 && !!body.version && SECTION_NAMES.every((name) => body.sections?.[name]);

/**
 * Reads the views of one page for one screen. A failure is a value: what was known, with one more failure counted, so that whoever polls
 * goes on polling. An answer that is older than what is known is dropped.
 */
export class BoardReader<View extends BoardSummary> {
  readonly #clock: ScreenClock;
  readonly #translate: (json: string) => string;
  readonly #report: ((known: BoardRead<View>) => string) | undefined;
  #last: BoardRead<View>;
  /** What is known of where: the entity tag of one address says nothing at another. */
  #held: { readonly url: string; readonly etag: string | null };
  #evidence = NO_EVIDENCE;
  #jumpedMs = 0;
  #directUntilMs = 0;
  #mustAskPlainly = false;

  constructor({ initial, url, clock, report, translate = (json) => json }: BoardReaderOptions<View>) {
    this.#last = initial;
    this.#held = { url, etag: `"${initial.view.version}"` };
    this.#clock = clock;
    this.#translate = translate;
    this.#report = report;
  }

  /** Asks once, for ten seconds at most, four the first time. Never rejects. */
  async read(url: string): Promise<BoardRead<View>> {
    const askedAtMs = this.#elapsed();
    // Past caches only while there is doubt, because they are there to absorb crowds; and not where something refuses such a question.
    const isDirect =
      !this.#mustAskPlainly && (!this.#evidence.offsets.length || askedAtMs < this.#directUntilMs);
    this.#mustAskPlainly = isDirect;
    try {
      this.#last = await this.#fetch(url, askedAtMs, isDirect);
      this.#mustAskPlainly = false;
    } catch {
      // Whatever went wrong on the way, the screen has lost the dashboard, and the count says so.
      this.#last = this.#fail(this.#elapsed(), this.#clock.now());
    }
    return this.#last;
  }

  /** The screen's clock; what was proved before it jumped is proved no more. */
  #elapsed(): number {
    const { elapsed, jumpedMs } = this.#clock;
    const atMs = elapsed();
    if (jumpedMs() !== this.#jumpedMs) this.#evidence = NO_EVIDENCE;
    this.#jumpedMs = jumpedMs();
    return atMs;
  }

  /**
   * What was known, with one more failure. Where nothing has proved its age yet, it is as old as this suggests.
   *
   * @param timeMs The dashboard's present at `atMs` on the screen's clock.
   */
  #fail(atMs: number, timeMs: number): BoardRead<View> {
    const { isConfirmed, askedAtMs, serverTimeMs, failures } = this.#last;
    const madeAtMs = isConfirmed ? askedAtMs : Math.min(askedAtMs, atMs + serverTimeMs - timeMs);
    return { ...this.#last, askedAtMs: madeAtMs, failures: failures + 1 };
  }

  async #fetch(url: string, askedAtMs: number, isDirect: boolean): Promise<BoardRead<View>> {
    const held = this.#held.url === url ? this.#held.etag : null;
    // The dashboard drops parameters that it does not know before it looks for an answer, and caches do not.
    const direct = isDirect ? `${url.includes('?') ? '&' : '?'}direct=${Math.random()}` : '';
    const response = await fetch(url + direct, {
      headers: {
        ...(held !== null && { 'if-none-match': held }),
        ...(this.#report && { [REPORT_HEADER]: this.#report(this.#last) }),
      },
      // The browser's cache would turn a 304 into a 200 and have the same body parsed again.
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(this.#last.isConfirmed ? TIMEOUT_MS : FIRST_TIMEOUT_MS),
    });
    const receivedAtMs = this.#elapsed();
    const { status, headers } = response;
    if (await isRefusal(response)) refuse(this.#last.serverTimeMs + askedAtMs - this.#last.askedAtMs);
    // A proxy that lost the dashboard says 404 as well, but not in its format.
    if (status === 404 && ((await response.json()) as Body)?.format === 1)
      return { ...this.#last, failures: 0, isGone: true };
    // The dashboard is there, and refuses the question: what is known stays, and grows old.
    if ([400, 414, 429].includes(status) && headers.has(BUILD_HEADER) && this.#last.isConfirmed)
      return { ...this.#last, failures: 0 };
    const timeMs = Date.parse(String(headers.get(TIME_HEADER)));
    const isUnchanged = status === 304;
    const body = isUnchanged ? this.#last.view : (JSON.parse(this.#translate(await response.text())) as Body);
    // Caught above, and nothing of it is shown.
    if (!timeMs || (status !== 200 && !isUnchanged) || !isView(body)) throw new TypeError();
    // A cache on the way says in whole seconds how long it has kept the answer.
    const keptMs = Math.max(0, Number(headers.get('age')) * 1_000 || 0);
    const { evidence, madeAtMs, isDoubtful } = judgeAnswer(this.#evidence, {
      url,
      isDirect,
      timeMs,
      dateMs: Date.parse(String(headers.get('date'))),
      askedAtMs: askedAtMs - keptMs,
      receivedAtMs: receivedAtMs - keptMs,
    });
    this.#evidence = evidence;
    if (isDoubtful) this.#directUntilMs = this.#elapsed() + DIRECT_MS;
    const known = isDoubtful ? this.#fail(madeAtMs, timeMs) : { ...this.#last, failures: 0 };
    // Of the same thing, what is older says nothing new.
    if (this.#held.url === url && madeAtMs < known.askedAtMs) return known;
    if (!isUnchanged) this.#held = { url, etag: headers.get('etag') };
    return {
      // The same build wrote the view and reads it: what else it might be has been ruled out.
      ...known,
      view: body as View,
      ages: parseAges(headers.get(AGES_HEADER)),
      serverTimeMs: timeMs,
      askedAtMs: madeAtMs,
      build: headers.get(BUILD_HEADER),
      isConfirmed: evidence.offsets.length > 0,
      isGone: false,
    };
  }
}

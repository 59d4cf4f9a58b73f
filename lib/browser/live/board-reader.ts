import { judgeResponse, NO_EVIDENCE } from '@/lib/browser/live/response-age';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';
import { BUILD_HEADER } from '@/lib/site/page';
import { AGES_HEADER, parseAges, TIME_HEADER } from '@/lib/status/freshness/snapshot-headers';
import type { ScreenClock } from '@/lib/browser/live/timing';
import { REPORT_HEADER } from '@/lib/screens/screen-report';
import { SECTION_NAMES, type Ages } from '@/lib/status/model/types';

import { isForbiddenResponse, setForbidden } from './forbidden';

/** The latest data of a screen: a view with its address, and the age of the board at the page's last contact with it. */
export interface BoardRead<View> {
  readonly view: View;
  /** The address that `view` was read from. */
  readonly url: string;
  /** The entity tag of `view`; entity tags are not comparable between addresses. */
  readonly etag: string | null;
  /** The address of the last read that ended. If it is not `url`, that read brought no view. */
  readonly askedUrl: string;
  /** Ages of the sections at receipt. */
  readonly ages: Ages;
  /** The server's time at receipt, epoch milliseconds. */
  readonly serverTimeMs: number;
  /** Request time on the screen's clock, so that a slow response does not look younger than it is; for a cached response, its latest possible creation. */
  readonly requestedAtMs: number;
  /** The build of the dashboard; null if unknown. */
  readonly build: string | null;
  /** Number of failed reads since. */
  readonly failures: number;
  /** True once a response has proved its age: the page itself may come from a cache. */
  readonly isConfirmed: boolean;
  /** True if the dashboard responded with 404: `view` is the last known one. */
  readonly isGone: boolean;
}

export interface BoardReaderOptions<View> {
  readonly initial: BoardRead<View>;
  readonly clock: ScreenClock;
  /** Value of {@link REPORT_HEADER}, sent with each read. */
  readonly report?: ((known: BoardRead<View>) => string) | undefined;
  /** Transforms the JSON of a view before it is parsed. */
  readonly translate?: (json: string) => string;
}

const TIMEOUT_MS = 10_000;
// Short for the first read, because an unconfirmed page may come from a cache.
const FIRST_TIMEOUT_MS = 4_000;
// How long caches are bypassed after an outdated response.
const DIRECT_MS = 60_000;

/** The dashboard's JSON; untrusted, so any field may be missing. */
type Body = Partial<BoardSummary> | null;

const isView = (body: Body): boolean =>
  body?.format === 1 && !!body.version && SECTION_NAMES.every((name) => body.sections?.[name]);

/**
 * Reads the views of one page, and keeps one: that of the address on the screen. Failures are values: the last data with one more failure,
 * so that polling never stops. Responses that are older than the current data, or of an address that is no longer wanted, are dropped.
 */
export class BoardReader<View extends BoardSummary> {
  readonly #clock: ScreenClock;
  readonly #translate: (json: string) => string;
  readonly #report: ((known: BoardRead<View>) => string) | undefined;
  #last: BoardRead<View>;
  #wantedUrl = '';
  #evidence = NO_EVIDENCE;
  #jumpedMs = 0;
  #directUntilMs = 0;
  #mustAskPlainly = false;

  constructor({ initial, clock, report, translate = (json) => json }: BoardReaderOptions<View>) {
    this.#last = initial;
    this.#clock = clock;
    this.#translate = translate;
    this.#report = report;
  }

  /** Reads once, with a timeout of ten seconds (four for the first read). Never rejects. */
  async read(url: string): Promise<BoardRead<View>> {
    const requestedAtMs = this.#elapsed();
    // Bypass caches only while in doubt, because they protect the server from load, and not if a proxy rejects the parameter.
    const isDirect =
      !this.#mustAskPlainly && (!this.#evidence.offsets.length || requestedAtMs < this.#directUntilMs);
    this.#mustAskPlainly = isDirect;
    this.#wantedUrl = url;
    let next: BoardRead<View>;
    try {
      next = await this.#fetch(url, requestedAtMs, isDirect);
      this.#mustAskPlainly = false;
    } catch {
      // Any error counts as a lost dashboard.
      next = this.#fail(this.#elapsed(), this.#clock.now());
    }
    if (url === this.#wantedUrl) this.#last = { ...next, askedUrl: url };
    return this.#last;
  }

  /** The screen's clock; a jump invalidates the evidence. */
  #elapsed(): number {
    const { elapsed, jumpedMs } = this.#clock;
    const atMs = elapsed();
    if (jumpedMs() !== this.#jumpedMs) this.#evidence = NO_EVIDENCE;
    this.#jumpedMs = jumpedMs();
    return atMs;
  }

  /**
   * The last data with one more failure. Data of unproven age is as old as the failed response suggests.
   *
   * @param timeMs The dashboard's time at `atMs` on the screen's clock.
   */
  #fail(atMs: number, timeMs: number): BoardRead<View> {
    const { isConfirmed, requestedAtMs, serverTimeMs, failures } = this.#last;
    const madeAtMs = isConfirmed ? requestedAtMs : Math.min(requestedAtMs, atMs + serverTimeMs - timeMs);
    return { ...this.#last, requestedAtMs: madeAtMs, failures: failures + 1 };
  }

  async #fetch(url: string, requestedAtMs: number, isDirect: boolean): Promise<BoardRead<View>> {
    // What a 304 refers to, even if other responses arrive before it.
    const { etag, view } = this.#last.url === url ? this.#last : { etag: null, view: null };
    // The dashboard ignores unknown parameters, but caches do not.
    const direct = isDirect ? `${url.includes('?') ? '&' : '?'}direct=${Math.random()}` : '';
    const response = await fetch(url + direct, {
      headers: {
        ...(etag !== null && { 'if-none-match': etag }),
        ...(this.#report && { [REPORT_HEADER]: this.#report(this.#last) }),
      },
      // With the browser's cache, a 304 would become a 200 and be parsed again.
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(this.#last.isConfirmed ? TIMEOUT_MS : FIRST_TIMEOUT_MS),
    });
    const receivedAtMs = this.#elapsed();
    const { status, headers } = response;
    if (await isForbiddenResponse(response))
      setForbidden(this.#last.serverTimeMs + requestedAtMs - this.#last.requestedAtMs);
    // A proxy may also respond with 404, but not in the dashboard's format.
    if (status === 404 && ((await response.json()) as Body)?.format === 1)
      return { ...this.#last, failures: 0, isGone: true };
    // The dashboard is reachable but rejected the request: keep the data and let it age.
    if ([400, 414, 429].includes(status) && headers.has(BUILD_HEADER) && this.#last.isConfirmed)
      return { ...this.#last, failures: 0 };
    const timeMs = Date.parse(String(headers.get(TIME_HEADER)));
    const isUnchanged = status === 304;
    const body = isUnchanged ? view : (JSON.parse(this.#translate(await response.text())) as Body);
    // Caught by `read`; the message is never shown.
    if (!timeMs || (status !== 200 && !isUnchanged) || !isView(body)) throw new TypeError();
    // The age of a cached response in whole seconds.
    const cachedMs = Math.max(0, Number(headers.get('age')) * 1_000 || 0);
    const { evidence, madeAtMs, isDoubtful } = judgeResponse(this.#evidence, {
      url,
      isDirect,
      timeMs,
      dateMs: Date.parse(String(headers.get('date'))),
      requestedAtMs: requestedAtMs - cachedMs,
      receivedAtMs: receivedAtMs - cachedMs,
    });
    this.#evidence = evidence;
    if (isDoubtful) this.#directUntilMs = this.#elapsed() + DIRECT_MS;
    const known = isDoubtful ? this.#fail(madeAtMs, timeMs) : { ...this.#last, failures: 0 };
    // An older response has nothing new.
    if (known.url === url && madeAtMs < known.requestedAtMs) return known;
    return {
      // Written by the same build, so the type is known.
      ...known,
      view: body as View,
      url,
      etag: isUnchanged ? etag : headers.get('etag'),
      ages: parseAges(headers.get(AGES_HEADER)),
      serverTimeMs: timeMs,
      requestedAtMs: madeAtMs,
      build: headers.get(BUILD_HEADER),
      isConfirmed: evidence.offsets.length > 0,
      isGone: false,
    };
  }
}

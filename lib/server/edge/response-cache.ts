import 'server-only';

import { LRUCache } from 'lru-cache';

import type { CacheStats } from '../metrics/edge-metrics';
import type { Clock } from '../util/clock';
import { toCacheControl } from './cache-control';
import type { FrontBoard } from './edge-board';
import { readInnerAnswer } from './worker-response';
import type { InnerClient } from './worker-client';
import { toStanding, type Kept } from './cached-response';
import { isOpen, type Question } from './cache-request';
import { drawPageNonce } from '../http/page-nonce';
import type { BrowserPolicy } from '../http/security-headers';
import { Slots, type SlotLimits } from '../util/concurrency-limit';
import { ORIGIN_HEADER } from '../http/link-base';

/** What became of a rendering: `own` where the handler made it for one person, `busy` where too many wait already. */
export type Rendering = Kept | 'own' | 'busy';

/** What kept answers are made with and bounded by. */
export interface KeptAnswersOptions {
  readonly inner: Pick<InnerClient, 'ask'>;
  readonly board: FrontBoard;
  readonly clock: Pick<Clock, 'elapsed'>;
  /** Whether some may see more than others. */
  readonly knowsViewers: boolean;
  /** Whether an answer is kept for the next who asks. */
  readonly isKeeping: boolean;
  readonly browserPolicy: BrowserPolicy;
  readonly maxEntries: number;
  readonly maxBytes: number;
  readonly renders: SlotLimits;
  /** Called where a rendering in the background fails. */
  readonly onError: (error: unknown) => void;
}

/** That there is no such thing, or that it is asked for wrongly, is kept as well, so that asking for it renders nothing. */
const KEPT_REFUSALS: ReadonlySet<number> = new Set([400, 404, 410]);
const REFUSALS_SHARE = 1 / 8;

const openStore = (max: number, maxSize: number): LRUCache<string, Kept> =>
  new LRUCache({
    max: Math.ceil(max),
    maxSize,
    sizeCalculation: ({ answer }, key) => answer.sizeBytes + key.length,
  });

/** Complete answers of public routes, each rendered once for everyone. */
export class KeptAnswers {
  readonly #options: KeptAnswersOptions;
  readonly #good: LRUCache<string, Kept>;
  // Apart, so that asking for what is not there drives out nothing that is.
  readonly #refusals: LRUCache<string, Kept>;
  readonly #underWay = new Map<string, Promise<Rendering>>();
  // Apart as well: whoever makes up questions waits for others who do, and nobody waits for them.
  readonly #slots: Slots;
  readonly #openSlots: Slots;
  #renders = 0;

  constructor(options: KeptAnswersOptions) {
    const { maxEntries, maxBytes, renders } = options;
    this.#options = options;
    this.#slots = new Slots(renders);
    this.#openSlots = new Slots(renders);
    this.#good = openStore(maxEntries, maxBytes);
    this.#refusals = openStore(maxEntries * REFUSALS_SHARE, Math.ceil(maxBytes * REFUSALS_SHARE));
  }

  /** How many answers are kept, and what they take. */
  get figures(): CacheStats {
    const [good, refusals] = [this.#good, this.#refusals];
    return {
      entries: good.size + refusals.size,
      bytes: good.calculatedSize + refusals.calculatedSize,
      renders: this.#renders,
    };
  }

  /** What can be shown at once; what lags is rendered anew meanwhile. */
  find(question: Question): Kept | null {
    const { board, clock, onError } = this.#options;
    const { key, route } = question;
    const kept = this.#good.get(key) ?? this.#refusals.get(key);
    if (!kept) return null;
    const standing = toStanding(kept, route, board, clock.elapsed());
    if (standing === 'gone') return null;
    if (standing === 'lagging' && !this.#underWay.has(key)) void this.render(question).catch(onError);
    return kept;
  }

  /** Renders, or waits with all the others who want the same. @throws Error where the handler breaks. */
  render(question: Question): Promise<Rendering> {
    const underWay = this.#underWay.get(question.key);
    if (underWay) return underWay;
    const slots = isOpen(question) ? this.#openSlots : this.#slots;
    const started = slots.run(() => this.#render(question));
    if (!started) return Promise.resolve('busy');
    const ended = started.finally(() => this.#underWay.delete(question.key));
    this.#underWay.set(question.key, ended);
    return ended;
  }

  async #render({ key, route, target, viewer, credential, cookie, origin }: Question): Promise<Rendering> {
    const { inner, board, clock, knowsViewers, isKeeping, browserPolicy } = this.#options;
    const shown = {
      version: board.version(),
      freshness: board.freshness(),
      ages: board.headers(),
      renderedAtMs: clock.elapsed(),
    };
    this.#renders += 1;
    // Nothing of whoever asked goes with it but what they prefer, and what shows who may see as much: the answer is for all of them.
    const cookies = [cookie, credential].filter((part) => part !== null).join('; ');
    const preferences = cookies === '' ? {} : { cookie: cookies };
    const forwarded = origin === null ? {} : { [ORIGIN_HEADER]: origin };
    const nonce = drawPageNonce();
    const [policyName, policy] = nonce.header;
    const response = await inner.ask({
      target,
      headers: { host: 'localhost', accept: '*/*', [policyName]: policy, ...preferences, ...forwarded },
    });
    if (response.headers['set-cookie']) {
      response.resume();
      return 'own';
    }
    const status = response.statusCode ?? 500;
    const answer = await readInnerAnswer(response, {
      cacheControl: status === 200 && isKeeping ? toCacheControl(viewer === '') : 'no-store',
      vary: [
        ...(cookie !== null || (knowsViewers && route.isOpen !== true) ? ['Cookie'] : []),
        ...(cookie === null ? [] : ['Accept-Language']),
        ...(origin === null ? [] : ['X-Forwarded-Host', 'X-Forwarded-Proto']),
      ],
      browserPolicy,
      effort: 5,
      nonce: nonce.value,
    });
    const kept = { ...shown, answer };
    if (!isKeeping) return kept;
    if (status === 200) {
      this.#good.set(key, kept);
      this.#refusals.delete(key);
    } else if (KEPT_REFUSALS.has(status)) {
      this.#refusals.set(key, kept);
      this.#good.delete(key);
    }
    return kept;
  }
}

import type { Hono } from 'hono';

import { createApi } from './api/create-api';
import type { Environment } from './http/environment';
import type { RateLimit } from './api/rate-limiter';
import { signToken } from './http/tokens';
import { createLife } from './scenario/life';
import { DEFAULT_MONITORS, seedEstate } from './scenario/seed-estate';
import { type Mood, MOODS } from './scenario/moods';
import { mountFaultRoutes } from './faults/fault-routes';
import { Faults } from './faults/faults';
import { createRandom } from './scenario/random';
import { Store } from './store/store';

/** How a sandbox is set up. */
export interface SandboxOptions {
  /** The application's secret: tokens are signed with it, and whoever knows it may create them. */
  readonly secret: string;
  /** What the estate and its life grow from; the same seed under the same clock gives the same sandbox. 1 unless told. */
  readonly seed?: number;
  /** How much goes on; `lively` unless told. */
  readonly mood?: Mood;
  /** What time it is; the machine's own clock unless told. */
  readonly clock?: () => Date;
  /** How many requests each caller has; as many as they like unless told. */
  readonly rateLimit?: RateLimit | null;
  /** How many monitors the estate has, up to 20,000; about 300 unless told. */
  readonly monitors?: number;
  /** Whether faults can be switched over HTTP at `/sandbox/faults`; not unless told. */
  readonly hasFaultRoutes?: boolean;
}

/** What a token is created for; everything may be left out. */
export interface TokenOptions {
  /** The name that ProdManager shows in `X-Username`; `sandbox` unless told. */
  readonly name?: string;
  /** What it says it is for. */
  readonly description?: string;
  /** What it may write, such as `incident_api`; nothing unless told. Reading needs no permission. */
  readonly permissions?: readonly string[];
  /** From when it is valid; since ever unless told. */
  readonly notBefore?: Date;
  /** Until when it is valid; ten years from now unless told. */
  readonly expires?: Date;
}

/** A ProdManager server without a network: see `serveSandbox` for one with it. */
export interface Sandbox {
  /** The server as a Hono app. */
  readonly app: Hono<Environment>;
  /** Answers one request. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** What the server knows; a test may read it and change it. */
  readonly store: Store;
  /** What goes wrong on purpose. */
  readonly faults: Faults;
  /** Lets happen whatever is due by the clock. */
  tick(): void;
  /** Ticks every second, until stopped; does not keep the process alive. */
  start(): void;
  /** Stops ticking. */
  stop(): void;
  /** A valid token. */
  createToken(options?: TokenOptions): Promise<string>;
}

const TEN_YEARS_MS = 10 * 365 * 86_400_000;

/**
 * An embedded server that speaks ProdManager's API over an estate which lives by itself.
 *
 * @see https://gitlab.com/prod-manager/prod-manager
 */
export function createSandbox(options: SandboxOptions): Sandbox {
  const { secret, seed = 1, mood = 'lively', clock = () => new Date(), rateLimit = null } = options;
  const store = new Store(clock);
  const faults = new Faults();
  const app = createApi({ store, secret, faults, rateLimit });
  if (options.hasFaultRoutes) mountFaultRoutes(app, faults);

  const random = createRandom(seed);
  const pace = MOODS[mood];
  if (mood !== 'empty') seedEstate(store, random, { pace, monitors: options.monitors ?? DEFAULT_MONITORS });
  const life = createLife(store, random, pace);
  let timer: NodeJS.Timeout | undefined;

  return {
    app,
    fetch: async (request) => app.fetch(request),
    store,
    faults,
    tick: life.tick,
    start: () => {
      timer ??= setInterval(life.tick, 1000).unref();
    },
    stop: () => {
      clearInterval(timer);
      timer = undefined;
    },
    createToken: ({
      name = 'sandbox',
      description = 'made by the sandbox',
      permissions = [],
      notBefore,
      expires,
    } = {}) => {
      const nowMs = clock().getTime();
      const toSeconds = (ms: number) => Math.floor(ms / 1000);
      return signToken(secret, {
        aud: name,
        sub: description,
        nbf: toSeconds(notBefore?.getTime() ?? 0),
        exp: toSeconds(expires?.getTime() ?? nowMs + TEN_YEARS_MS),
        iat: toSeconds(nowMs),
        permissions,
      });
    },
  };
}

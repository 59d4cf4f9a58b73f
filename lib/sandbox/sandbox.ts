import type { Hono } from 'hono';

import { createApi } from './api/create-api';
import type { RateLimit } from './api/rate-limiter';
import { mountFaultRoutes } from './faults/fault-routes';
import { Faults } from './faults/faults';
import type { Environment } from './http/context';
import { signToken } from './http/tokens';
import { createPast, type SandboxPast } from './past/past';
import { type Mood, MOODS } from './scenario/moods';
import { createRandom } from './scenario/random';
import { DEFAULT_MONITORS, DEFAULT_PAST_DAYS, seedStore } from './scenario/seed';
import { createSimulation } from './scenario/simulation';
import { Store } from './store/store';

/** The options of a sandbox. */
export interface SandboxOptions {
  /** The application secret: signs tokens, and is required to create one over the API. */
  readonly secret: string;
  /** Seeds the random numbers: the same seed and clock give the same data. Default: 1. */
  readonly seed?: number;
  /** How much is broken and how often data changes. Default: `lively`. */
  readonly mood?: Mood;
  /** The current time. Default: the system clock. */
  readonly clock?: () => Date;
  /** The rate limit per client. Default: none. */
  readonly rateLimit?: RateLimit | null;
  /** How many monitors the seed data has, up to 20,000. Default: 300. */
  readonly monitors?: number;
  /** How many days before now have incidents, maintenances and a past, at least 5. Default: 30. */
  readonly pastDays?: number;
  /** Whether `/sandbox/faults` is available. Default: false. */
  readonly hasFaultRoutes?: boolean;
}

/** The claims of a token; all are optional. */
export interface TokenOptions {
  /** The name that responses show in `X-Username`. Default: `sandbox`. */
  readonly name?: string;
  readonly description?: string;
  /** Write permissions such as `incident_api`. Default: none. Reading needs no permission. */
  readonly permissions?: readonly string[];
  /** Start of validity. Default: 1970. */
  readonly notBefore?: Date;
  /** End of validity. Default: ten years from now. */
  readonly expires?: Date;
}

/** An embedded ProdManager server without a socket; see `serveSandbox` to serve it over HTTP. */
export interface Sandbox {
  /** The API as a Hono app. */
  readonly app: Hono<Environment>;
  /** Handles one request. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** The data; tests may read and change it. */
  readonly store: Store;
  /** The injected faults. */
  readonly faults: Faults;
  /** Applies the changes that are due by the clock. */
  tick(): void;
  /** Ticks every second until stopped; does not keep the process alive. */
  start(): void;
  /** Stops ticking. */
  stop(): void;
  /** What the API would have returned in the days before now. Call it before the first tick. */
  createPast(): SandboxPast;
  /** A valid token. */
  createToken(options?: TokenOptions): Promise<string>;
}

export type { PastAnswers, SandboxPast } from './past/past';

const TEN_YEARS_MS = 10 * 365 * 86_400_000;

/**
 * An embedded ProdManager server with generated data that changes over time.
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
  const { monitors = DEFAULT_MONITORS, pastDays = DEFAULT_PAST_DAYS } = options;
  if (mood !== 'empty') seedStore(store, random, { pace, monitors, pastDays });
  const simulation = createSimulation(store, random, pace);
  let timer: NodeJS.Timeout | undefined;

  return {
    app,
    fetch: async (request) => app.fetch(request),
    store,
    faults,
    tick: simulation.tick,
    start: () => {
      timer ??= setInterval(simulation.tick, 1000).unref();
    },
    stop: () => {
      clearInterval(timer);
      timer = undefined;
    },
    createPast: () => createPast(store, createRandom(seed), pastDays),
    createToken: ({
      name = 'sandbox',
      description = 'created by the sandbox',
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

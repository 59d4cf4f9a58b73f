import 'server-only';

import type { Logger } from 'pino';

import type { Inventory } from '@/lib/status/model/selection';

import type { Clock } from '../util/clock';
import type { Config } from '../config/config';
import type { Rate, RateLimits } from '../http/rate-limits';
import { canSignIn } from '../config/sign-in-config';
import type { AccessStore } from './store/access-store';
import { FileStore } from './store/file-store';
import { createOwnCookies, type OwnCookies } from './own-cookies';
import { PairingService } from './pairing';
import { RedisStore } from './store/redis-store';
import { AccessRegister } from './register';
import { systemRandomness, type Randomness } from './secrets';

/** Everything that pairing and sharing need. */
export interface Screens {
  readonly register: AccessRegister;
  readonly desk: PairingService;
  readonly cookies: OwnCookies;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Whether anybody can sign in, and so let a screen in. */
  readonly canPair: boolean;
  /** What is configured of the address that people reach the board on. */
  readonly address: Pick<Config, 'BOARD_URL' | 'TRUST_PROXY'>;
  /** The scopes and services that there are. */
  inventory(): Inventory;
}

/** What the room is made of. */
export interface ScreensOptions {
  readonly config: Pick<
    Config,
    | 'BOARD_URL'
    | 'FRAME_ANCESTORS'
    | 'TRUST_PROXY'
    | 'DATA_DIR'
    | 'REDIS_URL'
    | 'REFRESH_INTERVAL_SECONDS'
    | 'OIDC_ISSUER'
    | 'BOARD_PASSWORD_HASH'
  >;
  readonly sourceId: string;
  /** Demo data is not shared. */
  readonly isDemo: boolean;
  readonly log: Logger;
  readonly clock: Clock;
  readonly inventory: () => Inventory;
  readonly limits: Pick<RateLimits, 'open'>;
}

const PER_CLIENT: Rate = { requests: 30, seconds: 600 };
const IN_ALL: Rate = { requests: 300, seconds: 600 };
const LONGEST_REFRESH_MS = 10_000;

function openStore({ config, sourceId, isDemo, log, clock }: ScreensOptions): AccessStore {
  const { REDIS_URL: redisUrl, REFRESH_INTERVAL_SECONDS: intervalSeconds, DATA_DIR: dataDir } = config;
  if (!redisUrl || isDemo) return new FileStore(dataDir, { log, clock });
  const refreshMs = Math.min(LONGEST_REFRESH_MS, intervalSeconds * 1_000);
  return new RedisStore({ redisUrl, sourceId, refreshMs, log, clock, random: Math.random });
}

/** Makes it; `register.start()` opens it, and `register.stop()` closes it again. */
export function createScreens(options: ScreensOptions): Screens {
  const { config, log, clock, inventory, limits } = options;
  const store = openStore(options);
  const register = new AccessRegister({ store, log, clock });
  const desk = new PairingService({
    pairings: store.pairings,
    register,
    limits: {
      open: limits.open({ name: 'pairing', perClient: PER_CLIENT, total: IN_ALL }),
      approve: limits.open({ name: 'approval', perClient: PER_CLIENT, total: IN_ALL }),
    },
    clock,
    randomness: systemRandomness,
  });
  return {
    register,
    desk,
    cookies: createOwnCookies(config),
    clock,
    randomness: systemRandomness,
    canPair: canSignIn(config),
    address: config,
    inventory,
  };
}

import 'server-only';

import type { Logger } from 'pino';

import type { Inventory } from '@/lib/status/model/selection';

import type { Clock } from '../util/clock';
import type { Config } from '../config/config';
import type { Rate, RateLimits } from '../http/rate-limits';
import { canSignIn } from '../config/sign-in-config';
import type { AccessStore } from './store/access-store';
import { FileStore } from './store/file-store';
import { AccessRegister } from './access-register';
import { PairingService } from './pairing-service';
import { createScreenCookies, type ScreenCookies } from './screen-cookies';
import { systemRandomness, type Randomness } from './secrets';
import { RedisStore } from './store/redis-store';

/** What the routes for paired screens and share links need. */
export interface Screens {
  readonly register: AccessRegister;
  readonly pairing: PairingService;
  readonly cookies: ScreenCookies;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Whether sign-in is configured: only members can approve screens. */
  readonly canPair: boolean;
  /** Configuration of the board's public address. */
  readonly address: Pick<Config, 'BOARD_URL' | 'TRUST_PROXY'>;
  /** All scopes and services on the board. */
  inventory(): Inventory;
}

/** Dependencies of {@link createScreens}. */
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
  /** Demo boards do not use Redis. */
  readonly isDemo: boolean;
  readonly log: Logger;
  readonly clock: Clock;
  readonly inventory: () => Inventory;
  readonly limits: Pick<RateLimits, 'open'>;
}

const PER_CLIENT: Rate = { requests: 30, seconds: 600 };
const ALL_CLIENTS: Rate = { requests: 300, seconds: 600 };
const MAX_REFRESH_MS = 10_000;

function openStore({ config, sourceId, isDemo, log, clock }: ScreensOptions): AccessStore {
  const { REDIS_URL: redisUrl, REFRESH_INTERVAL_SECONDS: intervalSeconds, DATA_DIR: dataDir } = config;
  if (!redisUrl || isDemo) return new FileStore(dataDir, { log, clock });
  const refreshMs = Math.min(MAX_REFRESH_MS, intervalSeconds * 1_000);
  return new RedisStore({ redisUrl, sourceId, refreshMs, log, clock, random: Math.random });
}

/** `register.start()` opens the store, `register.stop()` closes it. */
export function createScreens(options: ScreensOptions): Screens {
  const { config, log, clock, inventory, limits } = options;
  const store = openStore(options);
  const register = new AccessRegister({ store, log, clock });
  const pairing = new PairingService({
    pairings: store.pairings,
    register,
    limits: {
      open: limits.open({ name: 'pairing', perClient: PER_CLIENT, total: ALL_CLIENTS }),
      approve: limits.open({ name: 'approval', perClient: PER_CLIENT, total: ALL_CLIENTS }),
    },
    clock,
    randomness: systemRandomness,
  });
  return {
    register,
    pairing,
    cookies: createScreenCookies(config),
    clock,
    randomness: systemRandomness,
    canPair: canSignIn(config),
    address: config,
    inventory,
  };
}

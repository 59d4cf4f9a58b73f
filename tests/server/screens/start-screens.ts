import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pino } from 'pino';
import { onTestFinished } from 'vitest';

import type { Viewer } from '@/lib/server/auth/viewer';
import { openRateLimits, type LimitOptions } from '@/lib/server/http/rate-limits';
import { FileStore } from '@/lib/server/screens/store/file-store';
import { createScreenCookies } from '@/lib/server/screens/screen-cookies';
import { PairingService } from '@/lib/server/screens/pairing-service';
import type { AccessRecord, AccessStore } from '@/lib/server/screens/store/access-store';
import { AccessRegister } from '@/lib/server/screens/access-register';
import type { Screens } from '@/lib/server/screens/screens';
import { systemRandomness, hashSecret } from '@/lib/server/screens/secrets';
import type { Inventory } from '@/lib/status/model/selection';
import { ALL_PLACES, type Area } from '@/lib/status/model/visibility';

/** Two scopes and two services. */
const INVENTORY: Inventory = {
  scopes: {
    items: [
      { id: 1, name: 'eu' },
      { id: 2, name: 'us' },
    ],
  },
  services: {
    items: [
      { id: 7, name: 'Payments' },
      { id: 8, name: 'Search' },
    ],
  },
};

/** A member who sees these areas and internal events. */
export const memberOf = (...areas: readonly Area[]): Viewer => ({
  kind: 'member',
  visibility: { areas: areas.length > 0 ? areas : [ALL_PLACES], showsInternal: true },
  paths: 'all',
});

/** A fixed secret in the format of a real one. */
export const secretOf = (letter: string): string => letter.repeat(43);

/** A screen whose credential is `secretOf(letter)`. */
export const screenOf = (letter: string, given: Partial<AccessRecord> = {}): AccessRecord => ({
  id: letter.repeat(12),
  kind: 'screen',
  digest: hashSecret(secretOf(letter)),
  name: `Screen ${letter}`,
  query: '',
  visibility: { areas: [{ scopes: null, services: null }], showsInternal: false },
  createdAtMs: 0,
  expiresAtMs: null,
  ...given,
});

/** A clock that tests set, and a log that they read. */
export function setUpTime() {
  const time = { now: Date.parse('2026-11-05T12:00:00Z') };
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line) as never) });
  return { time, lines, log, clock: { now: () => time.now, elapsed: () => time.now } };
}

/** A temporary folder, deleted after the test. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'board-access-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

type Limits = Omit<LimitOptions, 'name'>;

const UNLIMITED = { requests: 1_000, seconds: 600 };
const NO_LIMITS: Limits = { perClient: UNLIMITED, total: UNLIMITED };

/** Paired screens and share links with a file store, unless another store is given. */
export async function startScreens({
  boardUrl,
  limits = NO_LIMITS,
  store: given,
  canPair = true,
}: { boardUrl?: string; limits?: Limits; store?: AccessStore; canPair?: boolean } = {}) {
  const { time, lines, log, clock } = setUpTime();
  const folder = await makeFolder();
  const store = given ?? new FileStore(folder, { log, clock });
  const register = new AccessRegister({ store, log, clock });
  await register.start();
  onTestFinished(() => register.stop());
  const rates = openRateLimits({});
  const limit = {
    open: rates.open({ name: 'pairing', ...limits }),
    approve: rates.open({ name: 'approval', ...limits }),
  };
  const pairing = new PairingService({
    pairings: store.pairings,
    register,
    limits: limit,
    clock,
    randomness: systemRandomness,
  });
  const screens: Screens = {
    register,
    pairing,
    cookies: createScreenCookies({ BOARD_URL: boardUrl }),
    clock,
    randomness: systemRandomness,
    canPair,
    address: { BOARD_URL: boardUrl, TRUST_PROXY: 'off' },
    inventory: () => INVENTORY,
  };
  return { screens, time, lines, folder };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pino } from 'pino';
import { onTestFinished } from 'vitest';

import type { Viewer } from '@/lib/server/auth/viewer';
import type { AccessStore } from '@/lib/server/screens/store/access-store';
import { openRateLimits, type LimitOptions } from '@/lib/server/http/rate-limits';
import { FileStore } from '@/lib/server/screens/store/file-store';
import { createOwnCookies } from '@/lib/server/screens/own-cookies';
import { PairingService } from '@/lib/server/screens/pairing';
import type { AccessRecord } from '@/lib/server/screens/store/records';
import { AccessRegister } from '@/lib/server/screens/register';
import type { Screens } from '@/lib/server/screens/screen-access';
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

/** Somebody signed in who sees these places, and internal events. */
export const memberOf = (...areas: readonly Area[]): Viewer => ({
  kind: 'member',
  visibility: { areas: areas.length > 0 ? areas : [ALL_PLACES], showsInternal: true },
  paths: 'all',
});

/** A secret that is none of anybody's. */
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

/** A clock that a test sets, and a log that it reads. */
export function setUpTime() {
  const time = { now: Date.parse('2026-11-05T12:00:00Z') };
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line) as never) });
  return { time, lines, log, clock: { now: () => time.now, elapsed: () => time.now } };
}

/** A folder that is gone when the test is over. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'board-access-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

type Limits = Omit<LimitOptions, 'name'>;

const PLENTY = { times: 1_000, seconds: 600 };
const FREE: Limits = { perClient: PLENTY, inAll: PLENTY };

/** A room with a store of its own: a file, unless another is given. */
export async function openRoom({
  boardUrl,
  limits = FREE,
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
  const desk = new PairingService({
    pairings: store.pairings,
    register,
    limits: limit,
    clock,
    randomness: systemRandomness,
  });
  const room: Screens = {
    register,
    desk,
    cookies: createOwnCookies({ BOARD_URL: boardUrl }),
    clock,
    randomness: systemRandomness,
    canPair,
    address: { BOARD_URL: boardUrl, TRUST_PROXY: 'off' },
    inventory: () => INVENTORY,
  };
  return { room, time, lines, folder };
}

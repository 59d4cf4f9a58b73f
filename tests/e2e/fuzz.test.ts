import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';

import { createRandom } from '@/lib/sandbox/scenario/random';

import type { BoardProcess } from '../support/board-process';
import { startChangingRelay } from '../support/changing-relay';
import { toFuzzedRequest, type FuzzedKeys } from '../support/fuzzed-requests';
import { hashPassword, makeLink } from '../support/members';
import { findFreePort, startOwnBoard, startOwnSource } from '../support/own-board';
import { sendRaw } from '../support/raw-request';

/** A new seed for every run; failures print it for FUZZ_SEED. */
const SEED = Number(process.env['FUZZ_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
/** Each run has others: more would only take longer. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 1_500);
const AT_ONCE = 8;
const LIMIT_MS = 600_000;

/** 501 is documented for oEmbed in XML, 503 for the archive, the history, alerts and overload; any other 5xx is a bug. */
const MEANT = [501, 503];
const PASSWORD = 'a password of the tests';
const ALERTS_TOKEN = 'a-token-of-the-alerts';

let hash: string;
beforeAll(() => {
  hash = hashPassword(PASSWORD);
});

/** Signs in with the password, and creates a share link. */
async function createKeys({ url }: BoardProcess): Promise<FuzzedKeys> {
  const cookieOf = ({ headers }: Response): string =>
    headers
      .getSetCookie()
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; ');
  const signedIn = await fetch(`${url}/api/sign-in/password`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ password: PASSWORD }),
  });
  const member = cookieOf(signedIn);
  const link = await makeLink(url, member, 'Fuzz');
  const guest = cookieOf(await fetch(link, { redirect: 'manual' }));
  expect([member, guest]).toEqual([
    expect.stringContaining('board-session='),
    expect.stringContaining('board-guest='),
  ]);
  const [shareToken = ''] = link.split('/').slice(-1);
  return { cookies: [member, member, guest], shareToken, alertsToken: ALERTS_TOKEN };
}

/** Starts a board with everything that requests may reach. */
async function startFuzzedBoard(
  source: { readonly url: string; readonly token: string },
  env: Record<string, string>,
): Promise<BoardProcess> {
  const port = await findFreePort();
  return startOwnBoard(source, {
    PORT: String(port),
    TRUST_PROXY: 'on',
    AUTH_SECRET: 'x'.repeat(32),
    BOARD_URL: `http://127.0.0.1:${port}`,
    BOARD_PASSWORD_HASH: hash,
    ALERTMANAGER_TOKEN: ALERTS_TOKEN,
    ALERTMANAGER_CREATE: 'on',
    REFRESH_INTERVAL_SECONDS: '15',
    ...env,
  });
}

/** Sends random requests, and checks that none makes the board fail. Returns how often each status was answered. */
async function fuzz(board: BoardProcess, count: number): Promise<ReadonlyMap<number | null, number>> {
  const requests = fc.sample(toFuzzedRequest(await createKeys(board)), { seed: SEED, numRuns: count });
  console.info(`FUZZ_SEED=${SEED} FUZZ_REQUESTS=${REQUESTS}`);
  const seen = new Map<number | null, number>();
  const failed: string[] = [];
  const queue = requests.values();
  const work = async (): Promise<void> => {
    for (const request of queue) {
      const status = await sendRaw(board.url, request);
      seen.set(status, (seen.get(status) ?? 0) + 1);
      if (status === null || (status >= 500 && !MEANT.includes(status)))
        failed.push(`${status} ${JSON.stringify({ ...request, body: request.body.slice(0, 200) })}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  console.info(JSON.stringify(Object.fromEntries([...seen].sort())));
  expect(failed.slice(0, 20), `${failed.length} with FUZZ_SEED=${SEED}`).toEqual([]);
  expect((await fetch(`${board.url}/api/health/live`)).status).toBe(200);
  const lines = board
    .output()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('prodmanager-dashboard is on'));
  for (const line of lines) expect(() => void JSON.parse(line), line).not.toThrow();
  expect(
    lines.filter((line) => /could not be rendered|uncaught error|failed to shut down/.test(line)),
  ).toEqual([]);
  return seen;
}

test.each([
  ['public', {}, REQUESTS, 20],
  ['private', { BOARD_ACCESS: 'private' }, Math.ceil(REQUESTS / 6), 200],
])('no request makes a %s board fail', { timeout: LIMIT_MS }, async (_access, env, count, leastShown) => {
  const source = await startOwnSource();
  const token = await source.sandbox.createToken({ permissions: ['monitor_api'] });
  const seen = await fuzz(await startFuzzedBoard({ ...source, token }, env), count);
  // Most requests must get past the first checks, although a private board shows little.
  expect(seen.get(200)).toBeGreaterThan(count / leastShown);
});

test(
  'no request makes a board fail whose source sends altered responses',
  { timeout: LIMIT_MS },
  async () => {
    const source = await startOwnSource({ mood: 'storm' });
    source.sandbox.start();
    const random = createRandom(SEED);
    const relay = await startChangingRelay(source.url, { random: () => random.next(), share: 0.5 });
    const env = { REFRESH_INTERVAL_SECONDS: '1' };
    const board = await startFuzzedBoard({ url: relay.url, token: source.token }, env);
    const seen = await fuzz(board, Math.ceil(REQUESTS / 4));
    source.sandbox.stop();
    expect(relay.changes.length).toBeGreaterThan(0);
    expect(seen.get(200)).toBeGreaterThan(0);
  },
);

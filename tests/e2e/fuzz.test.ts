import fc from 'fast-check';
import { expect, test } from 'vitest';

import { startOwnBoard, startOwnSource } from '../support/own-board';
import { fuzzedRequest } from '../support/fuzzed-requests';
import { sendRaw } from '../support/raw-request';

/** A new seed for every run; failures print it for FUZZ_SEED. */
const SEED = Number(process.env['FUZZ_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
/** About a minute on two cores. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 4_000);
const AT_ONCE = 8;
const LIMIT_MS = 600_000;

/** 501 is documented for oEmbed in XML, 503 for the archive and overload; any other 5xx is a bug. */
const MEANT = [501, 503];

const HASH =
  'c2NyeXB0AA4AAAAIAAAAAZVBmyPEvsyPbyAbvGkqPIfLfXyAHcAdA7OTx3rpsaMZPlD0JPFt2G8Ei4+jhyTITydANKkdQ4skeVgt9rcs7p9eEeSxLeFJPsVGXVjXrKVT';

test.each([
  ['public', {}, REQUESTS, 20],
  ['private', { BOARD_ACCESS: 'private' }, Math.ceil(REQUESTS / 6), 500],
])('no request makes a %s board fail', { timeout: LIMIT_MS }, async (_access, env, count, leastShown) => {
  const source = await startOwnSource();
  const board = await startOwnBoard(source, {
    TRUST_PROXY: 'on',
    AUTH_SECRET: 'x'.repeat(32),
    BOARD_URL: 'http://board.test',
    BOARD_PASSWORD_HASH: HASH,
    REFRESH_INTERVAL_SECONDS: '15',
    ...env,
  });
  const requests = fc.sample(fuzzedRequest, { seed: SEED, numRuns: count });
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
  // Most requests must get past the first checks, although a private board shows little.
  expect(seen.get(200)).toBeGreaterThan(count / leastShown);
  expect((await fetch(`${board.url}/api/health/live`)).status).toBe(200);
  const lines = board
    .output()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('prodmanager-dashboard is on'));
  for (const line of lines) expect(() => void JSON.parse(line), line).not.toThrow();
  expect(
    lines.filter((line) => /could not be rendered|uncaught error|failed to shut down/.test(line)),
  ).toEqual([]);
});

import { describe, expect, test } from 'vitest';

import { createRandom } from '@/lib/sandbox/scenario/random';
import { createSandbox } from '@/lib/sandbox/sandbox';
import { AGES_HEADER, formatAges } from '@/lib/status/freshness/snapshot-headers';
import { SECTION_NAMES, type Ages } from '@/lib/status/model/types';

import { startScriptedServer, type ScriptedResponse } from '../support/scripted-server';
import { Checker } from './checks';
import { Truth } from './truth';
import { Violation } from './violation';

/** What a board answers; the rest is as it should be. */
interface Answers {
  /** How old everything is, in seconds. */
  readonly age: number;
  readonly badge?: string;
  readonly statuses?: Readonly<Record<string, number>>;
}

const WRONG_FOR_SECONDS = 60;

/** Lets a checker observe a server with made-up answers, while something is wrong at the source for a minute. */
async function observe({ age, badge = 'Outage', statuses = {} }: Answers, answeredSecondsAgo: number) {
  const ages = Object.fromEntries(SECTION_NAMES.map((name) => [name, age])) as Ages;
  const sections = Object.fromEntries(
    SECTION_NAMES.map((name) => [name, { state: 'fresh', ageSeconds: age }]),
  );
  const { url } = await startScriptedServer(({ url: path }): ScriptedResponse => {
    const headers = { [AGES_HEADER]: formatAges(ages) };
    const status = statuses[path] ?? 200;
    if (path === '/api/snapshot') return { status: statuses[path] ?? 503 };
    if (path === '/api/health') return { status, json: { source: { state: 'live', sections } } };
    if (path === '/badge/status.svg') return { status, headers, text: `<title>status: ${badge}</title>` };
    return { status, headers, json: {} };
  });
  const { store } = createSandbox({ secret: 'a secret of the tests', mood: 'calm' });
  const truth = new Truth(store, createRandom(1), () => performance.now() - WRONG_FOR_SECONDS * 1_000);
  truth.turn();
  const source = { answeredAtMs: performance.now() - answeredSecondsAgo * 1_000 };
  const checker = new Checker({ truth, source });
  const board = { name: 'board', url, isDown: false, toleranceSeconds: 0, checkProcess: () => undefined };
  await checker.observe(board, () => '/wall');
  return checker.tally;
}

describe('the checks of the chaos suite', () => {
  test('accept a claim that was true when its data was read, and trouble that is shown', async () => {
    expect((await observe({ age: WRONG_FOR_SECONDS + 5, badge: 'All OK' }, 0)).claims).toBe(1);
    expect((await observe({ age: 1 }, 0)).claims).toBe(0);
  });

  test('find a claim that was wrong all the time since its data was read', async () => {
    const observed = observe({ age: WRONG_FOR_SECONDS - 5, badge: 'All OK' }, 0);
    await expect(observed).rejects.toThrow(/\/badge\/status\.svg that all is ok/);
    await expect(observed).rejects.toBeInstanceOf(Violation);
  });

  test('find data that is younger than the last answer of the source', async () => {
    await expect(observe({ age: 3 }, 10)).rejects.toThrow(/is 3 s old, but the source last sent some 10/);
    await expect(observe({ age: 11 }, 10)).resolves.toBeDefined();
  });

  test.each(['/api/snapshot', '/api/health', '/badge/status.svg', '/api/v2/status.json', '/wall'])(
    'find a 500 of %s',
    async (path) => {
      await expect(observe({ age: 1, statuses: { [path]: 500 } }, 0)).rejects.toThrow(`${path} with 500`);
    },
  );

  test('find a health check that fails', async () => {
    await expect(observe({ age: 1, statuses: { '/api/health/live': 503 } }, 0)).rejects.toThrow('with 503');
  });
});

import { describe, expect, test } from 'vitest';

import { BUILD_HEADER } from '@/lib/site/page';

import type { ScriptedResponse } from '../../support/scripted-server';
import { factsOf, NOW, startReader, viewOf } from './start-reader';

/** The board some seconds after `NOW`, by its own clock. */
const answerAt = (version: string, second: number): ScriptedResponse => ({
  headers: factsOf(1, new Date(Date.parse(NOW) + second * 1_000).toISOString(), version),
  json: viewOf(version),
});
const isDirect = ({ url }: { readonly url: string }) => url.includes('direct=');

describe('a cache between board and screen', () => {
  test('is bypassed for the first read, and not again while the board responds', async () => {
    const { reader, server, clock } = await startReader(
      answerAt('v1', 0),
      answerAt('v1', 5),
      answerAt('v2', 10),
    );
    for (const second of [0, 5, 10]) {
      clock.elapsedMs = second * 1_000;
      expect(await reader.read('?scope=1')).toMatchObject({
        requestedAtMs: second * 1_000,
        failures: 0,
        isConfirmed: true,
      });
    }
    expect(server.seen.map(isDirect)).toEqual([true, false, false]);
    expect(server.seen[0]?.url).toMatch(/\?scope=1&direct=0\.\d+$/);
  });

  test('makes the board grow old, and finally offline, if it repeats one response', async () => {
    const { reader, server, clock } = await startReader(answerAt('v1', 0));
    const known = await reader.read();
    clock.elapsedMs = 3_000;
    expect(await reader.read()).toEqual({ ...known });
    for (const [failures, second] of [
      [1, 5],
      [2, 10],
      [3, 15],
    ] as const) {
      clock.elapsedMs = second * 1_000;
      expect(await reader.read()).toEqual({ ...known, failures });
    }
    expect(server.seen.map(isDirect)).toEqual([true, false, false, true, true]);
  });

  test('cannot bring back an older board, and is bypassed for a minute', async () => {
    const answers = [
      answerAt('v2', 0),
      answerAt('v1', -250),
      answerAt('v3', 10),
      answerAt('v4', 60),
      answerAt('v5', 80),
    ];
    const { reader, server, clock } = await startReader(answers[0] as ScriptedResponse, ...answers.slice(1));
    const shown: unknown[] = [];
    for (const second of [0, 5, 10, 60, 80]) {
      clock.elapsedMs = second * 1_000;
      const { view, requestedAtMs, failures } = await reader.read();
      shown.push([view.version, requestedAtMs, failures]);
    }
    expect(shown).toEqual([
      ['v2', 0, 0],
      ['v2', 0, 1],
      ['v3', 10_000, 0],
      ['v4', 60_000, 0],
      ['v5', 80_000, 0],
    ]);
    expect(server.seen.map(isDirect)).toEqual([true, false, true, true, false]);
  });

  test('may serve another query: it is shown with its age', async () => {
    const { reader, clock } = await startReader(answerAt('v2', 0), answerAt('v1', -250));
    await reader.read();
    clock.elapsedMs = 5_000;
    expect(await reader.read('?scope=1')).toMatchObject({
      view: viewOf('v1'),
      requestedAtMs: -250_000,
      failures: 1,
    });
  });

  test('cannot make a page younger than its Date header', async () => {
    const { headers, json } = answerAt('v1', 0) as { headers: Record<string, string>; json: unknown };
    const date = new Date(Date.parse(NOW) + 90_000).toUTCString();
    const { reader } = await startReader({ headers: { ...headers, date }, json });
    expect(await reader.read()).toMatchObject({ requestedAtMs: -90_000, failures: 1, isConfirmed: false });
  });

  test.each([
    ['cannot reach the board', { status: 502, text: '' }],
    ['was asked for too much', { status: 429, headers: { [BUILD_HEADER]: 'b2' }, json: {} }],
  ] as const)(
    'may have served the page: if it then %s, the page is as old as the screen knows',
    async (_, answer) => {
      const { reader, clock } = await startReader(answer);
      clock.elapsedMs = 400;
      clock.nowMs = 90_000;
      expect(await reader.read()).toMatchObject({ requestedAtMs: -90_000, failures: 1, isConfirmed: false });
      clock.nowMs = -3_600_000;
      expect(await reader.read()).toMatchObject({ requestedAtMs: -90_000, failures: 2 });
    },
  );

  test('is not bypassed if a proxy rejects the parameter', async () => {
    const refused: ScriptedResponse = { status: 403, text: 'Unknown parameter' };
    const { reader, server, clock } = await startReader(
      refused,
      answerAt('v1', 1),
      refused,
      answerAt('v1', 3),
    );
    const failures: number[] = [];
    for (const second of [0, 1, 2, 3]) {
      clock.elapsedMs = second * 1_000;
      failures.push((await reader.read()).failures);
    }
    expect(server.seen.map(isDirect)).toEqual([true, false, true, false]);
    expect(failures).toEqual([1, 2, 3, 0]);
  });

  test.each(['-99999', 'soon', ''])('cannot make a response younger with an Age of %j', async (age) => {
    const { headers, json } = answerAt('v1', 0) as { headers: Record<string, string>; json: unknown };
    const { reader, clock } = await startReader({ headers: { ...headers, age }, json });
    clock.elapsedMs = 2_000;
    expect(await reader.read()).toMatchObject({ requestedAtMs: 2_000 });
  });
});

test('bypasses every cache after the clock jumped, and is correct after that read', async () => {
  const { reader, server, clock } = await startReader(
    answerAt('v1', 0),
    answerAt('v1', 5),
    answerAt('v2', 10),
  );
  await reader.read();
  clock.elapsedMs = 5_000;
  await reader.read();
  clock.jumpedMs = 3_600_000;
  clock.elapsedMs = 3_610_000;
  expect(await reader.read()).toMatchObject({ requestedAtMs: 3_610_000, failures: 0, view: viewOf('v2') });
  expect(server.seen.map(isDirect)).toEqual([true, false, true]);
});

import { expect, test } from 'vitest';

import type { SentAvailability, SentChanges } from '@/lib/server/api/history/schemas';

import { startBoard } from '../support/board-process';
import { PATIENCE_MS } from '../support/patience';

const toIso = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString();

test('a demo that was just started has a past of 90 days', async () => {
  const board = await startBoard();
  const read = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${board.url}${path}`)).json()) as T;
  // The first board knows since when: it waits for the past.
  const overview = (await (await fetch(board.url)).text()).replace(/<script.*?<\/script>/gs, '');
  expect([/\(since /, /since before/, /No changes yet/].map((text) => text.test(overview))).toEqual([
    true,
    false,
    false,
  ]);
  const { changes } = await read<SentChanges>(`/api/history/changes?until=${toIso(60)}`);
  expect(changes.length).toBeGreaterThan(0);
  // Days are summed up while the board serves.
  await expect
    .poll(async () => (await read<SentAvailability>('/api/history/availability?by=all')).rows[0], {
      timeout: PATIENCE_MS,
    })
    .toMatchObject({ previous: { outages: expect.any(Number) as number } });
  const quarter = await read<SentAvailability>(
    `/api/history/availability?by=all&from=${toIso(80).slice(0, 10)}`,
  );
  expect(quarter.rows[0]?.current.outages).toBeGreaterThan(20);
  expect(await board.stop()).toBe(0);
});

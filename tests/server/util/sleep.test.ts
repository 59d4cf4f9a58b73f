import { expect, test } from 'vitest';

import { createSleep } from '@/lib/server/util/clock';

const HOUR_MS = 3_600_000;

test('sleep ends soon after the machine wakes up', async () => {
  let nowMs = 0;
  const pause = createSleep({ elapsed: () => nowMs });
  let isOver = false;
  const waiting = pause(HOUR_MS, new AbortController().signal).then(() => (isOver = true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isOver).toBe(false);
  nowMs = 8 * HOUR_MS;
  await waiting;
});

test('sleep lasts as long as requested, on its clock', async () => {
  let nowMs = 0;
  let readings = 0;
  const pause = createSleep({
    elapsed: () => {
      readings += 1;
      // Each reading advances the clock by 10 ms.
      nowMs += 10;
      return nowMs;
    },
  });
  await pause(30, new AbortController().signal);
  expect(readings).toBe(4);
});

test('sleep ends immediately when its signal aborts, before or during it', async () => {
  const pause = createSleep({ elapsed: () => 0 });
  const stopping = new AbortController();
  const waiting = pause(HOUR_MS, stopping.signal);
  stopping.abort();
  await waiting;
  await pause(HOUR_MS, stopping.signal);
});

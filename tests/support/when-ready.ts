import { setTimeout as sleep } from 'node:timers/promises';

import { PATIENCE_MS } from './patience';

const RETRY_MS = 500;

/**
 * Repeats a request while the board is too busy to answer it, as its pages do: it rejects requests rather than answer late. Returns the last
 * answer.
 */
export async function whenReady<Answer>(
  ask: () => Promise<Answer>,
  isBusy: (answer: Answer) => boolean,
): Promise<Answer> {
  const endMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (!isBusy(answer) || performance.now() > endMs) return answer;
    await sleep(RETRY_MS);
  }
}

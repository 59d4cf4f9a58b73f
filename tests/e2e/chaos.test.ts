import { expect, test } from 'vitest';

import { runChaos } from '../chaos/run-chaos';

const SEED = 1;
/** With the start and the last recovery, about two minutes. Longer runs: npm run chaos -- --seed 1 --minutes 30 */
const MINUTES = 1.5;
const LIMIT_MS = 900_000;

test(
  'faults all around never make a board lie, crash, leak, or lose what it recorded',
  { timeout: LIMIT_MS },
  async () => {
    const result = await runChaos({ seed: SEED, minutes: MINUTES, report: (line) => console.info(line) });
    expect(result.failure).toBeNull();
    // Without these, nothing was checked.
    expect(result.claims).toBeGreaterThan(0);
    expect(Object.keys(result.changes)).toHaveLength(3);
    for (const [board, changes] of Object.entries(result.changes)) expect(changes, board).toBeGreaterThan(0);
  },
);

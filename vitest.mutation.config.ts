import { defineConfig } from 'vitest/config';

import base from './vitest.config';

// The unit tests of what stryker.config.mjs mutates. Hours of simulated polling take too long to be repeated for each change.
export default defineConfig({
  ...(base.resolve && { resolve: base.resolve }),
  test: {
    include: [
      'tests/server/*.test.ts',
      'tests/server/engine/*.test.ts',
      'tests/server/front/*.test.ts',
      'tests/status/*.test.ts',
    ],
    exclude: ['tests/server/engine/simulation.test.ts'],
    testTimeout: 60_000,
  },
});

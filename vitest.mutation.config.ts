import { defineConfig } from 'vitest/config';

import base from './vitest.config';

// The unit tests of what stryker.config.mjs mutates. Hours of simulated polling take too long to be repeated for each change.
export default defineConfig({
  ...(base.resolve && { resolve: base.resolve }),
  test: {
    globalSetup: './scripts/build-inline-scripts.mjs',
    include: ['tests/server/{edge,poller,snapshot}/**/*.test.ts', 'tests/status/model/*.test.ts'],
    exclude: ['tests/server/poller/simulation.test.ts'],
    testTimeout: 60_000,
  },
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

import { PATIENCE_MS } from './tests/support/patience.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

// A time zone with an odd offset: code that depends on the machine's zone fails.
process.env['TZ'] = 'Asia/Kathmandu';

// Busy machines may fail a test once; a test that fails twice is broken.
const LIMITS = { testTimeout: 5 * PATIENCE_MS, hookTimeout: 5 * PATIENCE_MS, teardownTimeout: PATIENCE_MS };
const E2E = { ...LIMITS, retry: 1 };
// Needs a separate build: see scripts/test-base-path.mjs.
const BASE_PATH_TEST = 'tests/e2e/base-path.test.ts';
// Need other browsers than Chromium: see scripts/test-browsers.mjs.
const BROWSER_TESTS = 'tests/e2e/browsers/**/*.test.ts';

const LONGEST = ['chaos', 'every-page', 'access-matrix', 'cluster', 'clocks', 'stale-cache', 'board-at'].map(
  (name) => `tests/e2e/${name}.test.ts`,
);

// The longest files start first, so that all workers finish at the same time.
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((path) => moduleId.endsWith(path));
      return at === -1 ? LONGEST.length : at;
    };
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  resolve: {
    alias: [
      // Next's bundler replaces this marker; elsewhere, importing it throws.
      { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
      { find: /^@\//, replacement: root },
    ],
  },
  test: {
    globalSetup: './scripts/build-inline-scripts.mjs',
    sequence: { sequencer: LongestFirst },
    expect: { poll: { timeout: PATIENCE_MS } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/e2e/**'],
          setupFiles: './tests/support/property-seed.ts',
          ...LIMITS,
          maxWorkers: 2,
          // Loading modules again for each file would take half of the time. No file leaves anything behind for the next one.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: [BASE_PATH_TEST, BROWSER_TESTS],
          ...E2E,
          // Each file starts its own servers and browser, but mostly waits.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'e2e-base', include: [BASE_PATH_TEST], ...E2E, sequence: { groupOrder: 2 } },
      },
      {
        extends: true,
        test: {
          name: 'browsers',
          include: [BROWSER_TESTS],
          ...E2E,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});

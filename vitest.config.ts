import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

import { PATIENCE_MS } from './tests/support/patience.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

// A zone with an odd offset and no summer time: code that leans on the machine's zone fails here.
process.env['TZ'] = 'Asia/Kathmandu';

// A machine that is busy for a moment is no fault of the board; what fails twice is.
const LIMITS = { testTimeout: 5 * PATIENCE_MS, hookTimeout: 5 * PATIENCE_MS, teardownTimeout: PATIENCE_MS };
const E2E = { ...LIMITS, retry: 1 };
// It wants a build of its own: see scripts/test-base-path.mjs.
const BELOW_A_PATH = 'tests/e2e/base-path.test.ts';

// It takes as long as several others: begun last, it would keep one lane busy while the other is empty.
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLongest = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith('/every-page.test.ts');
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

export default defineConfig({
  resolve: {
    alias: [
      // Next's bundler resolves this marker by itself; outside it, it exists only to throw.
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
          ...LIMITS,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: [BELOW_A_PATH],
          ...E2E,
          // Each file starts its own servers and browser, and waits more than it computes.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'e2e-base', include: [BELOW_A_PATH], ...E2E, sequence: { groupOrder: 2 } },
      },
    ],
  },
});

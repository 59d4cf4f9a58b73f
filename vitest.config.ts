import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

// A zone with an odd offset and no summer time: code that leans on the machine's zone fails here.
process.env['TZ'] = 'Asia/Kathmandu';

export default defineConfig({
  resolve: {
    alias: [
      // Next's bundler resolves this marker by itself; outside it, it exists only to throw.
      { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
      { find: /^@\//, replacement: root },
    ],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/e2e/**'],
          testTimeout: 15_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          // Each file starts its own servers and browser; two at once starve each other on a small machine.
          fileParallelism: false,
        },
      },
    ],
  },
});

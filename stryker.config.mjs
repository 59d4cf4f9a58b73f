// Changes the code in small ways and wants a test to fail for each: npm run test:mutation
const config = {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts' },
  mutate: [
    'lib/server/poller/**/*.ts',
    'lib/server/snapshot/snapshot-store.ts',
    'lib/server/edge/{response-cache,cached-response,cache-request}.ts',
    'lib/status/model/visib*.ts',
  ],
  coverageAnalysis: 'perTest',
  // A change of a text is not a change of what the board does.
  mutator: { excludedMutations: ['StringLiteral'] },
  ignoreStatic: true,
  ignorePatterns: ['.next', 'dist', 'coverage', 'reports'],
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false },
  concurrency: 2,
  timeoutMS: 60_000,
  tempDirName: '.stryker-tmp',
};

export default config;

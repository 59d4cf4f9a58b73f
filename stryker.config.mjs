// Mutation tests, npm run test:mutation: for each small change of the code, some test must fail.
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
  // Texts are not behaviour.
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

// Checks before the build: plain words, packages, format, lint, types, unused exports, unit and conformance tests.
import { rmSync } from 'node:fs';

import { buildInlineScripts } from './build-inline-scripts.mjs';
import { run, runLanes } from './run.mjs';

run('npm', ['run', '--silent', 'check:words']);
run('npm', ['run', '--silent', 'check:dependencies']);
// Types of deleted routes would fail the check.
rmSync('.next/types', { recursive: true, force: true });
rmSync('.next/dev/types', { recursive: true, force: true });
await buildInlineScripts();
run('npx', ['next', 'typegen']);
// ESLint takes longer than the other checks together.
await runLanes(
  [['npx', 'eslint', '--concurrency', '2', '--max-warnings', '0', '.']],
  [
    ['npx', 'prettier', '--check', '--log-level', 'warn', '.'],
    ['npx', 'tsc', '--noEmit'],
    ['npx', 'knip'],
  ],
);
run('npx', ['vitest', 'run', '--project', 'unit']);

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
// ESLint in two processes would load all types twice.
await runLanes(
  [['npx', 'eslint', '--max-warnings', '0', '.']],
  [
    ['npx', 'prettier', '--check', '--log-level', 'warn', '.'],
    ['npx', 'tsc', '--noEmit'],
    ['npx', 'knip'],
    ['npx', 'vitest', 'run', '--project', 'unit'],
  ],
);

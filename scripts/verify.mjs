// What CI checks before it builds: format, lint, types, unused exports, unit and conformance tests.
import { rmSync } from 'node:fs';

import { buildInlineScripts } from './build-inline-scripts.mjs';
import { run, runLanes } from './run.mjs';

// Types that a deleted route left behind fail the check of a tree that is right.
rmSync('.next/types', { recursive: true, force: true });
rmSync('.next/dev/types', { recursive: true, force: true });
await buildInlineScripts();
run('npx', ['next', 'typegen']);
// The linter takes as long as all the others together.
await runLanes(
  [['npx', 'eslint', '--max-warnings', '0', '.']],
  [
    ['npx', 'prettier', '--check', '--log-level', 'warn', '.'],
    ['npx', 'tsc', '--noEmit'],
    ['npx', 'knip'],
  ],
);
run('npx', ['vitest', 'run', '--project', 'unit']);

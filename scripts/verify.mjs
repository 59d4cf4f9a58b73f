// What CI checks before it builds: format, lint, types, unused exports, unit and conformance tests.
import { rmSync } from 'node:fs';

import { run } from './run.mjs';

// Types that a deleted route left behind fail the check of a tree that is right.
rmSync('.next/types', { recursive: true, force: true });
rmSync('.next/dev/types', { recursive: true, force: true });
run('npx', ['next', 'typegen']);
run('npx', ['prettier', '--check', '--log-level', 'warn', '.']);
run('npx', ['eslint', '--max-warnings', '0', '.']);
run('npx', ['tsc', '--noEmit']);
run('npx', ['knip']);
run('npx', ['vitest', 'run', '--project', 'unit']);

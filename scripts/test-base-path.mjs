// Builds the board below a path and tests that build in a real browser; the build that was there is put back afterwards.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = ['.next', 'dist'];
const ASIDE = 'data/built-before';
const run = (command, args, env) => spawnSync(command, args, { stdio: 'inherit', env }).status ?? 1;

mkdirSync(ASIDE, { recursive: true });
for (const name of BUILT) if (existsSync(name)) renameSync(name, join(ASIDE, name));
try {
  const built = run('npm', ['run', '--silent', 'build'], { ...process.env, BASE_PATH: '/ops/wall' });
  process.exitCode = built || run('npx', ['vitest', 'run', '--project', 'e2e-base'], process.env);
} finally {
  for (const name of BUILT) {
    rmSync(name, { recursive: true, force: true });
    if (existsSync(join(ASIDE, name))) renameSync(join(ASIDE, name), name);
  }
  rmSync(ASIDE, { recursive: true });
}

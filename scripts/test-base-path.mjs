// Builds the board with a base path and tests it in a browser, then restores the previous build.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = ['.next', 'dist'];
const BACKUP = 'data/previous-build';
const run = (command, args, env) => spawnSync(command, args, { stdio: 'inherit', env }).status ?? 1;

mkdirSync(BACKUP, { recursive: true });
for (const name of BUILT) if (existsSync(name)) renameSync(name, join(BACKUP, name));
try {
  const built = run('npm', ['run', '--silent', 'build'], { ...process.env, BASE_PATH: '/ops/wall' });
  process.exitCode = built || run('npx', ['vitest', 'run', '--project', 'e2e-base'], process.env);
} finally {
  for (const name of BUILT) {
    rmSync(name, { recursive: true, force: true });
    if (existsSync(join(BACKUP, name))) renameSync(join(BACKUP, name), name);
  }
  rmSync(BACKUP, { recursive: true });
}

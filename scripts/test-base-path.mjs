// Builds the board below a path and tests that build in a real browser; the build that was there is put back afterwards.
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';

const BUILT = ['.next', 'dist'];
const aside = (name) => `${name}-aside`;
const run = (command, args, env) => spawnSync(command, args, { stdio: 'inherit', env }).status ?? 1;

for (const name of BUILT) if (existsSync(name)) renameSync(name, aside(name));
try {
  const built = run('npm', ['run', '--silent', 'build'], { ...process.env, BASE_PATH: '/ops/wall' });
  process.exitCode = built || run('npx', ['vitest', 'run', '--project', 'e2e-base'], process.env);
} finally {
  for (const name of BUILT) {
    if (!existsSync(aside(name))) continue;
    rmSync(name, { recursive: true, force: true });
    renameSync(aside(name), name);
  }
}

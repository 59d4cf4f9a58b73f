// Builds and tests on another Node version: npm run test:node -- 24 [--e2e] [PATH...]
import { execFileSync } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

import { run } from './run.mjs';

const [version = '', ...args] = process.argv.slice(2);
if (!/^\d+(\.\d+){0,2}$/.test(version)) {
  console.error('Usage: npm run test:node -- VERSION [--e2e] [PATH...]');
  process.exit(1);
}
const paths = args.filter((arg) => arg !== '--e2e');

// The npm package `node` contains the binary. First on the PATH, it also runs npm, npx and all child processes.
const node = execFileSync('npx', ['--yes', '-p', `node@${version}`, 'node', '-p', 'process.execPath'], {
  encoding: 'utf8',
}).trim();
const env = { PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
run('node', ['-p', '`Testing on Node ${process.version}.`'], env);

// Named tests run without a build: e2e tests then use the existing one.
if (paths.length === 0) run('npm', ['run', '--silent', 'build'], env);
run('npx', ['vitest', 'run', '--project', 'unit', '--passWithNoTests', ...paths], env);
if (args.includes('--e2e'))
  run('npx', ['vitest', 'run', '--project', 'e2e', '--passWithNoTests', ...paths], env);

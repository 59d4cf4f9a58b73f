import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { ensureFaketime } from './faketime.mjs';
import { ensurePostgres } from './postgres.mjs';
import { ensureRedis } from './redis.mjs';

const env = {
  ...process.env,
  REDIS_SERVER_PATH: ensureRedis(),
  POSTGRES_BIN_PATH: ensurePostgres(),
  LIBFAKETIME_PATH: ensureFaketime(),
};
// With this condition, the marker package server-only is empty.
const options = ['--conditions=react-server', '--import', 'tsx'];
const file = fileURLToPath(new URL('../tests/chaos/cli.ts', import.meta.url));
const child = spawn(process.execPath, [...options, file, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env,
});
// Ctrl+C reaches the child too, which stops what it started.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill());
child.once('exit', (code) => (process.exitCode = code ?? 1));

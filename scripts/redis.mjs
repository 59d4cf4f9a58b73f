import { findExecutable } from './find-executable.mjs';
import { installDebian } from './install-debian.mjs';

/** Finds a Redis server for the cluster tests: `REDIS_SERVER_PATH`, then Redis or Valkey on the PATH; null if there is none. */
export function findRedis() {
  return findExecutable('REDIS_SERVER_PATH', ['redis-server', 'valkey-server']);
}

/** Finds a Redis server or installs one with apt, as root on Debian. */
export function ensureRedis() {
  const found = findRedis();
  if (found) return found;
  installDebian('redis-server', 'Redis server');
  const installed = findRedis();
  if (!installed)
    throw new Error('No Redis server found: install Redis or Valkey and set REDIS_SERVER_PATH to it.');
  return installed;
}

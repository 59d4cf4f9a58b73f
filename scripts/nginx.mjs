import { findExecutable } from './find-executable.mjs';
import { installDebian } from './install-debian.mjs';

/** Finds nginx for the cache tests: `NGINX_PATH`, then the PATH; null if there is none. */
export function findNginx() {
  return findExecutable('NGINX_PATH', ['nginx']);
}

/** Finds nginx or installs it with apt, as root on Debian. */
export function ensureNginx() {
  const found = findNginx();
  if (found) return found;
  installDebian('nginx', 'nginx');
  const installed = findNginx();
  if (!installed) throw new Error('No nginx found: install it and set NGINX_PATH to it.');
  return installed;
}

import { findExecutable } from './find-executable.mjs';
import { installDebian } from './install-debian.mjs';

/** Finds Firefox: `FIREFOX_PATH`, then the PATH; null if there is none. */
export function findFirefox() {
  return findExecutable('FIREFOX_PATH', ['firefox-esr', 'firefox']);
}

/** Finds Firefox or installs its extended support release with apt, as root on Debian. */
export function ensureFirefox() {
  const found = findFirefox();
  if (found) return found;
  installDebian('firefox-esr', 'Firefox');
  const installed = findFirefox();
  if (!installed) throw new Error('No Firefox found: install it and set FIREFOX_PATH to it.');
  return installed;
}

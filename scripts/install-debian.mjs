import { existsSync } from 'node:fs';

import { run } from './run.mjs';

/** Installs a Debian package with apt-get and logs it; false on other systems or without root. */
export function installDebian(name, what) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  console.log(`No ${what} found: installing Debian’s ${name} with apt-get.`);
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
    DEBIAN_FRONTEND: 'noninteractive',
  });
  return true;
}

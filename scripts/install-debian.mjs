import { existsSync } from 'node:fs';

import { run } from './run.mjs';

/** Installs Debian packages with apt-get and logs it; false on other systems or without root. */
export function installDebian(names, what) {
  const packages = [names].flat();
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  console.log(`No ${what} found: installing Debian’s ${packages.join(' and ')} with apt-get.`);
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    DEBIAN_FRONTEND: 'noninteractive',
  });
  return true;
}

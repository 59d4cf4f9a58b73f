// Tests the last build in Firefox and WebKit, which are installed where they are missing.
import { existsSync } from 'node:fs';

import { ensureFirefox } from './firefox.mjs';
import { run } from './run.mjs';
import { ensureWebKit } from './webkit.mjs';

if (!existsSync('dist/server/start.js')) {
  console.error('npm run test:browsers tests the last build: run npm run build first.');
  process.exit(1);
}
const FIREFOX_PATH = ensureFirefox();
const { driver, xvfb } = ensureWebKit();
console.log(`Testing with ${FIREFOX_PATH} and ${driver}.`);
run('npx', ['vitest', 'run', '--project', 'browsers', ...process.argv.slice(2)], {
  FIREFOX_PATH,
  WEBKIT_DRIVER_PATH: driver,
  XVFB_PATH: xvfb,
});

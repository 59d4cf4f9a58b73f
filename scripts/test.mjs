// All of CI, from a fresh clone: installs what is missing, verifies, builds, and runs the end-to-end tests.
import { install } from './install.mjs';
import { run } from './run.mjs';

await install();
const { CANARY } = await import('../tests/support/canary.mjs');
const { ensureBrowser } = await import('./browser.mjs');
const { ensureRedis } = await import('./redis.mjs');
const { ensurePostgres } = await import('./postgres.mjs');
const { ensureNginx } = await import('./nginx.mjs');
const { ensurePrometheus } = await import('./prometheus.mjs');
const { ensureFaketime } = await import('./faketime.mjs');
const { ensurePython } = await import('./python.mjs');
const { ensureDeployTools } = await import('./deploy-tools.mjs');
const CHROMIUM_PATH = await ensureBrowser();
const REDIS_SERVER_PATH = ensureRedis();
const POSTGRES_BIN_PATH = ensurePostgres();
const NGINX_PATH = ensureNginx();
const PROMETHEUS = ensurePrometheus();
const LIBFAKETIME_PATH = ensureFaketime();
const PYTHON_PATH = ensurePython();
console.log(`Testing with ${CHROMIUM_PATH}, ${REDIS_SERVER_PATH} and ${NGINX_PATH}.`);
run('npm', ['run', '--silent', 'verify'], {
  REDIS_SERVER_PATH,
  POSTGRES_BIN_PATH,
  NGINX_PATH,
  PYTHON_PATH,
  ...PROMETHEUS,
  ...ensureDeployTools(),
});
// The build gets a token, so that the tests can check that it is not in the output.
run('npm', ['run', '--silent', 'build'], {
  PRODMANAGER_URL: 'http://127.0.0.1:9',
  PRODMANAGER_TOKEN: CANARY,
});
run('npm', ['run', '--silent', 'test:e2e'], {
  CHROMIUM_PATH,
  REDIS_SERVER_PATH,
  LIBFAKETIME_PATH,
  NGINX_PATH,
  ...PROMETHEUS,
});

// Builds the container image without an engine (buildah, chroot isolation), runs it with a read-only root, and prints its figures.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeBaseImage } from './base-image.mjs';
import { findExecutable } from './find-executable.mjs';
import { installDebian } from './install-debian.mjs';
import { run } from './run.mjs';
import { runInImage } from './run-image.mjs';

const MAX_BYTES = 250e6;
const PORT = '4570';
const PAGES = [
  '/',
  '/monitors',
  '/wall',
  '/wall/lite',
  '/api/og',
  '/api/openapi.json',
  '/history',
  '/api/health/ready',
];

if (process.getuid?.() !== 0 || process.platform !== 'linux') {
  console.error('npm run test:image needs Linux and root: it makes file systems and mounts.');
  process.exit(1);
}
for (const name of ['buildah', 'mmdebstrap']) if (!findExecutable('', [name])) installDebian(name, name);

// What is made here is kept for the next run, outside the build's context.
const folder = join(tmpdir(), 'prodmanager-dashboard-image');
mkdirSync(folder, { recursive: true });
const store = ['--root', join(folder, 'store'), '--runroot', join(folder, 'run'), '--storage-driver', 'vfs'];
const buildah = (...args) => execFileSync('buildah', [...store, ...args], { encoding: 'utf8' }).trim();
const fail = (message) => {
  console.error(`test:image: ${message}`);
  process.exit(1);
};
const setting = (name) => execFileSync('npm', ['config', 'get', name], { encoding: 'utf8' }).trim();

const [, base] =
  /^ARG NODE_IMAGE=(\S+)$/m.exec(readFileSync('Dockerfile', 'utf8')) ?? fail('the Dockerfile names no base.');
if (!buildah('images', '--format', '{{.Name}}:{{.Tag}}').split('\n').includes(base)) {
  const root = makeBaseImage(folder);
  const container = buildah('from', 'scratch');
  buildah('add', '--quiet', container, root, '/');
  buildah('config', '--env', 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', container);
  buildah('commit', '--quiet', '--rm', container, base);
}

// The build reads packages as this machine does: from its registry, with its certificates and its cache.
const certificates = setting('cafile');
writeFileSync(
  join(folder, 'npmrc'),
  `registry=${setting('registry')}\nupdate-notifier=false\n${existsSync(certificates) ? 'cafile=/etc/npm-ca.pem\n' : ''}`,
);
const volumes = [`${join(folder, 'npmrc')}:/root/.npmrc:ro`, `${setting('cache')}:/root/.npm`];
if (existsSync(certificates)) volumes.push(`${certificates}:/etc/npm-ca.pem:ro`);
run('buildah', [
  ...store,
  'build',
  '--isolation=chroot',
  '--network=host',
  '--format=docker',
  '--pull-never',
  '--layers=false',
  ...volumes.map((volume) => `--volume=${volume}`),
  '--tag=prodmanager-dashboard',
  '.',
]);

const container = buildah('from', '--pull-never', 'localhost/prodmanager-dashboard');
const root = buildah('mount', container);
const { config } = JSON.parse(buildah('inspect', '--type=image', 'localhost/prodmanager-dashboard')).Docker;
const bytesOf = (path) => Number(execFileSync('du', ['-sb', path], { encoding: 'utf8' }).split('\t')[0]);
const bytes = bytesOf(join(root, 'app'));
console.log(`size without the base: ${Math.round(bytes / 1e6)} MB`);
if (bytes > MAX_BYTES) fail(`that is more than ${MAX_BYTES / 1e6} MB.`);
if (
  existsSync(join(root, 'app/.next/cache')) ||
  existsSync(join(root, 'app/node_modules/@next/swc-linux-x64-gnu'))
)
  fail('the image contains parts of the build.');

const data = mkdtempSync(join(tmpdir(), 'board-image-'));
chownSync(data, 1000, 1000);
const started = performance.now();
const board = runInImage(root, config, data, config.Cmd, { DEMO: 'on', PORT });
let output = '';
for (const stream of [board.stdout, board.stderr]) stream.on('data', (chunk) => (output += chunk));
const isServing = () =>
  fetch(`http://127.0.0.1:${PORT}/`).then(
    ({ status }) => status === 200,
    () => false,
  );
try {
  while (!(await isServing())) {
    if (board.exitCode !== null) throw new Error(`the board exited with ${board.exitCode}:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  console.log(`first board after ${((performance.now() - started) / 1000).toFixed(1)} s`);
  for (const page of PAGES) {
    const { status } = await fetch(`http://127.0.0.1:${PORT}${page}`);
    if (status !== 200) throw new Error(`${page} answers ${status}:\n${output}`);
  }
  const pid = findServer();
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  if (!/^Uid:\t1000\t1000\t/m.test(status)) throw new Error('the board does not run as user 1000.');
  console.log(`memory: ${Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024)} MB`);
  if (readdirSync(data).length === 0 && !/demo/.test(output))
    throw new Error('nothing was written to the volume.');
  await expectExit(config.Healthcheck.Test.slice(1), 0);
  await expectExit(['touch', '/app/x'], 1);
  await expectExit(['touch', `${Object.keys(config.Volumes)[0]}/x`], 0);
  process.kill(pid, 'SIGTERM');
  const [code] = await once(board, 'exit');
  if (code !== 0) throw new Error(`the board exited with ${code} on SIGTERM:\n${output}`);
  await expectExit(config.Healthcheck.Test.slice(1), 1);
  console.log('The image is fine: read-only root, user 1000, health check, shutdown.');
} catch (error) {
  process.exitCode = 1;
  console.error(`test:image: ${error.message}`);
} finally {
  board.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
  buildah('rm', container);
}

/** The process id of the server: the one whose root is the image's. */
function findServer() {
  const [pid] = execFileSync('pgrep', ['-f', '--', '^node dist/server/start.js$'], { encoding: 'utf8' })
    .split('\n')
    .filter((id) => id !== '' && /^Uid:\t1000\t/m.test(readFileSync(`/proc/${id}/status`, 'utf8')));
  if (!pid) throw new Error('the server’s process was not found.');
  return Number(pid);
}

/** Runs a command in the image and compares its exit code. */
async function expectExit(command, expected) {
  const child = runInImage(root, config, data, command, { PORT });
  let text = '';
  child.stderr.on('data', (chunk) => (text += chunk));
  const [code] = await once(child, 'exit');
  if (code !== expected)
    throw new Error(`${command.join(' ')} exited with ${code} instead of ${expected}: ${text}`);
}

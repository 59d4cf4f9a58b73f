// Copies what the built board needs at run time to dist/standalone: traced files of its packages instead of all of node_modules.
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import { nodeFileTrace } from '@vercel/nft';

const OUT = 'dist/standalone';
const ENTRIES = ['dist/server/start.js', 'dist/server/worker.js'];
/** What Next's server names but loads only in development, and what Next's own traces list (`.next`). */
const IGNORED = [
  'node_modules/@next/swc-*/**',
  'node_modules/next/dist/compiled/@vercel/nft/**',
  'node_modules/next/dist/compiled/next-server/**/*.dev.js',
  'node_modules/typescript/**',
  'node_modules/**/*.{map,md,ts,mts,cts}',
  '.next/**',
];
/** Files whose paths are computed, so that no trace finds them: stand-ins for webpack, and SQLite for Node.js versions without it. */
const UNTRACED = [
  'node_modules/next/dist/compiled/webpack',
  'node_modules/next/dist/compiled/@babel/runtime/package.json',
  `node_modules/@photostructure/sqlite/prebuilds/${process.platform}-${process.arch}`,
];
/** Parts of `.next` that only a later build reads, source maps, and the image optimizer, which the board does not use. */
const NOT_SERVED =
  /^\.next\/(cache|dev|diagnostics|types|build|trace)(\/|$)|^node_modules\/(sharp|@img)\/|\.(map|nft\.json)$/;

const listFiles = (folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name));

/** The files that Next traced for its server and for each page. */
function filesTracedByNext() {
  const traces = listFiles('.next/server').filter((file) => file.endsWith('.nft.json'));
  return ['.next/next-server.js.nft.json', ...traces].flatMap((trace) =>
    JSON.parse(readFileSync(trace, 'utf8')).files.map((file) => relative('.', join(dirname(trace), file))),
  );
}

function copy(file) {
  const target = join(OUT, file);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(file, target, { verbatimSymlinks: true, force: true });
}

if (!existsSync('.next/BUILD_ID') || !ENTRIES.every((entry) => existsSync(entry))) {
  console.error('There is no build: run npm run build first.');
  process.exit(1);
}
rmSync(OUT, { recursive: true, force: true });
const { fileList } = await nodeFileTrace(ENTRIES, { base: resolve('.'), ignore: IGNORED });
const files = new Set([...fileList, ...filesTracedByNext()]);
// The whole of .next follows.
for (const file of files) if (!/^(\.\.|\.next)\//.test(file) && !NOT_SERVED.test(file)) copy(file);
cpSync('.next', join(OUT, '.next'), {
  recursive: true,
  verbatimSymlinks: true,
  filter: (path) => !NOT_SERVED.test(path),
});
const whole = [
  'public',
  'package.json',
  'next.config.js',
  'LICENSE',
  'scripts/check-health.mjs',
  ...UNTRACED.filter((path) => existsSync(path)),
];
for (const path of whole) cpSync(path, join(OUT, path), { recursive: true });

const bytes = listFiles(OUT)
  .map((path) => lstatSync(path))
  .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
console.log(`${OUT}: ${Math.round(bytes / 1e6)} MB. It starts there with node dist/server/start.js.`);

// Builds the three things that are shipped: the pages (.next), the server in front of them with the thread that renders, and the API client.
import { rmSync } from 'node:fs';

import { build } from 'esbuild';

import { run } from './run.mjs';

rmSync('dist', { recursive: true, force: true });
run('npx', ['next', 'build'], { NEXT_TELEMETRY_DISABLED: '1' });
run('npx', ['tsc', '-p', 'tsconfig.client.json']);
await build({
  entryPoints: { start: 'lib/server/start.ts', renderer: 'lib/server/renderer/start-renderer.ts' },
  outdir: 'dist/server',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  // Outside Next's bundler the marker would throw: here it is on the server by construction.
  alias: { 'server-only': './node_modules/server-only/empty.js', '@': '.' },
  logLevel: 'warning',
});

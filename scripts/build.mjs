// Builds the three things that are shipped: the pages (.next), the server in front of them with the thread that renders, and the API client.
import { rmSync } from 'node:fs';

import nextEnv from '@next/env';
import { build } from 'esbuild';

import { hintCompilation } from './hint-compilation.mjs';
import { run } from './run.mjs';

/** The path in front of all others, as Next takes it from the environment and from `.env`. */
async function readBasePath() {
  nextEnv.loadEnvConfig(process.cwd(), false);
  try {
    const { default: nextConfig } = await import('../next.config.js');
    return nextConfig.basePath;
  } catch (error) {
    console.error(`prodmanager-dashboard: ${error.message}`);
    process.exit(1);
  }
}

const basePath = await readBasePath();
rmSync('dist', { recursive: true, force: true });
run('npx', ['next', 'build'], { NEXT_TELEMETRY_DISABLED: '1' });
hintCompilation('.next/static/chunks');
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
  define: { 'process.env.BASE_PATH': JSON.stringify(basePath) },
  logLevel: 'warning',
});

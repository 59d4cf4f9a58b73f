import { build } from 'esbuild';

/** Bundles the server in front of the pages, and the thread that renders them. @param basePath - the path that the board is built for. */
export async function bundleServer(outdir, basePath) {
  await build({
    entryPoints: { start: 'lib/server/start.ts', worker: 'lib/server/worker.ts' },
    outdir,
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
}

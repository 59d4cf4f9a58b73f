import { build } from 'esbuild';

/** Bundles the server: `start.ts`, the edge, `worker.ts`, the thread that renders pages, and `notify.ts`, the command for notifications. @param basePath As `BASE_PATH` is checked by next.config.js. */
export async function bundleServer(outdir, basePath) {
  await build({
    entryPoints: {
      start: 'lib/server/start.ts',
      worker: 'lib/server/worker.ts',
      notify: 'lib/server/notify.ts',
    },
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    // The marker throws outside Next's bundler; this bundle runs on the server only.
    alias: { 'server-only': './node_modules/server-only/empty.js', '@': '.' },
    define: { 'process.env.BASE_PATH': JSON.stringify(basePath) },
    logLevel: 'warning',
  });
}

// Serves the board from its sources with hot reload, behind the same edge as in production. The server and the inline scripts are compiled once.
import { buildInlineScripts } from './build-inline-scripts.mjs';
import { bundleServer } from './bundle-server.mjs';
import { readBasePath } from './read-base-path.mjs';

const basePath = await readBasePath();
Object.assign(process.env, { NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' });
await buildInlineScripts();
await bundleServer('dist/dev', basePath);
process.argv.push('--dev', '--demo');
await import('../dist/dev/start.js');

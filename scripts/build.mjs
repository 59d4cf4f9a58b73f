// Builds what is shipped: the pages (.next), the server (dist/server) and the API client (dist/client).
import { rmSync } from 'node:fs';

import { buildInlineScripts } from './build-inline-scripts.mjs';
import { bundleServer } from './bundle-server.mjs';
import { hintCompilation } from './hint-compilation.mjs';
import { readBasePath } from './read-base-path.mjs';
import { run } from './run.mjs';

const basePath = await readBasePath();
rmSync('dist', { recursive: true, force: true });
await buildInlineScripts();
run('npx', ['next', 'build'], { NEXT_TELEMETRY_DISABLED: '1', BASE_PATH: basePath });
hintCompilation('.next/static/chunks');
run('node', ['scripts/build-client.mjs']);
await bundleServer('dist/server', basePath);

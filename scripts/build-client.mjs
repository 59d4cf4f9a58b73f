// Builds the API client as a separate package, for npm publish: node scripts/build-client.mjs [DIRECTORY]
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { run } from './run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [directory = `${root}dist/client`] = process.argv.slice(2);

rmSync(directory, { recursive: true, force: true });
run('npx', ['tsc', '-p', `${root}tsconfig.client.json`, '--outDir', directory]);
cpSync(`${root}LICENSE`, `${directory}/LICENSE`);
cpSync(`${root}lib/prodmanager/README.md`, `${directory}/README.md`);

// The dependencies of the board are none of the client's.
const { name, version, license, type, engines, dependencies } = JSON.parse(
  readFileSync(`${root}package.json`, 'utf8'),
);
const manifest = {
  name,
  version,
  description: 'A typed client for ProdManager servers: incidents, maintenances, monitors.',
  license,
  type,
  sideEffects: false,
  engines,
  exports: {
    './client': { types: './index.d.ts', default: './index.js' },
    './package.json': './package.json',
  },
  dependencies: { zod: dependencies.zod },
};
writeFileSync(`${directory}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);

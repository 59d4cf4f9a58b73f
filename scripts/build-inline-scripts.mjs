// Compiles the scripts in lib/browser/standalone to ES5, as a module of strings that the server writes into its pages.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { build, transform } from 'esbuild';
import ts from 'typescript';

const SCRIPTS = ['wall-guard', 'lite-wall', 'pairing', 'warm-up', 'moment-slider', 'embed', 'embed-banner'];
const root = fileURLToPath(new URL('..', import.meta.url));
const target = `${root}lib/server/http/inline-scripts.generated.ts`;

/** esbuild cannot lower to ES5. TypeScript can, and needs no helpers for iterators as SWC does. */
function toEs5(code) {
  const { ES5 } = ts.ScriptTarget;
  // TypeScript 6 deprecates this target and TypeScript 7 drops it.
  const compilerOptions = { target: ES5, ignoreDeprecations: '6.0', removeComments: true };
  return ts.transpileModule(code, { fileName: 'bundle.js', compilerOptions }).outputText;
}

/** Writes the module, unless it exists and is current. */
export async function buildInlineScripts() {
  const { outputFiles } = await build({
    entryPoints: SCRIPTS.map((name) => `lib/browser/standalone/${name}.ts`),
    absWorkingDir: root,
    outdir: 'bundled',
    write: false,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    alias: { '@': '.' },
    // Replaced when the script is written into a page, so that the module is the same for every base path.
    define: { 'process.env.BASE_PATH': '"__BASE_PATH__"' },
    logLevel: 'warning',
  });
  const entries = await Promise.all(
    outputFiles.map(async ({ text }, at) => {
      const { code } = await transform(toEs5(text), { target: 'es5', minify: true });
      return `  '${SCRIPTS[at]}': ${JSON.stringify(code.trim())},`;
    }),
  );
  const source = `// Made by scripts/build-inline-scripts.mjs from lib/browser/standalone.\nexport const SCRIPTS = {\n${entries.join('\n')}\n};\n`;
  if (!existsSync(target) || readFileSync(target, 'utf8') !== source) writeFileSync(target, source);
}

// Vitest's globalSetup calls this name.
export { buildInlineScripts as setup };

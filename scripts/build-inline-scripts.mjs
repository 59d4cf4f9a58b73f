// Compiles the scripts of lib/browser/standalone to ES5, as strings that the server writes into its pages.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { build, transform } from 'esbuild';
import ts from 'typescript';

const SCRIPTS = ['wall-guard', 'lite-wall', 'pairing', 'warm-up'];
const root = fileURLToPath(new URL('..', import.meta.url));
const target = `${root}lib/server/http/inline-scripts.generated.ts`;

/** esbuild bundles, but does not lower everything to ES5; TypeScript does, to plain loops and functions. */
function toEs5(code) {
  const { ES5 } = ts.ScriptTarget;
  // TypeScript 6 is the last that does: its successor in this place would be SWC.
  const compilerOptions = { target: ES5, ignoreDeprecations: '6.0', removeComments: true };
  return ts.transpileModule(code, { fileName: 'bundle.js', compilerOptions }).outputText;
}

/** Writes the module with the compiled scripts, if it is not there or not current. */
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
    // The server puts the base path here: the same file serves every build.
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

// The name by which Vitest calls it.
export { buildInlineScripts as setup };

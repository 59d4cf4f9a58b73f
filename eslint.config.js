import { defineConfig, globalIgnores } from 'eslint/config';
import nextVitals from 'eslint-config-next/core-web-vitals';
import nextTypescript from 'eslint-config-next/typescript';
import tseslint from 'typescript-eslint';

// Which room may not import from which: the other directions are the house's plan, see ARCHITECTURE.md.
const rooms = ['app', 'components', 'lib'];
const zones = [
  { target: './lib/prodmanager', from: rooms.map((r) => `./${r}`), except: ['./prodmanager'] },
  {
    target: './lib/sandbox',
    from: rooms.map((r) => `./${r}`),
    except: ['./sandbox', './prodmanager/protocol'],
  },
  { target: './lib/status', from: rooms.map((r) => `./${r}`), except: ['./status'] },
  { target: './lib/language', from: rooms.map((r) => `./${r}`), except: ['./language', './status'] },
  {
    target: './lib/browser',
    from: ['./app', './components', './lib/prodmanager', './lib/sandbox', './lib/server'],
  },
  { target: './lib/server', from: ['./app', './components', './lib/browser'] },
  // Only the server that it embeds.
  { target: './lib/server', from: './lib/sandbox', except: ['./sandbox.ts', './serve.ts'] },
  { target: './components', from: ['./app', './lib/prodmanager', './lib/sandbox', './lib/server'] },
  { target: './components/ui', from: ['./components', './lib'], except: ['./ui'] },
  { target: './components/status', from: ['./components/wall'] },
  { target: './app', from: ['./lib/prodmanager', './lib/sandbox'] },
].map((zone) => ({ ...zone, message: 'This room may not import from there: see ARCHITECTURE.md, "Rooms".' }));

export default defineConfig([
  globalIgnores(['.next/**', 'dist/**', 'data/**', 'next-env.d.ts', 'coverage/**']),
  ...nextVitals,
  ...nextTypescript,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    settings: { 'import/resolver': { typescript: { project: './tsconfig.json' }, node: true } },
    rules: {
      'import/no-restricted-paths': ['error', { zones, basePath: import.meta.dirname }],
      'import/no-default-export': 'error',
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'The environment is read in lib/server/config.ts only.',
        },
      ],
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
    },
  },
  {
    rules: {
      // The front answers a whole page from memory; the pieces that Link asks for would each be rendered by Next.
      '@next/next/no-html-link-for-pages': 'off',
      // The one image is the operator's logo, served as it is.
      '@next/next/no-img-element': 'off',
    },
  },
  {
    // Where Next, a tool or the operating system wants it otherwise.
    files: ['app/**', '*.config.{ts,js,mjs}', 'instrumentation.ts'],
    rules: { 'import/no-default-export': 'off' },
  },
  {
    files: [
      'lib/server/config.ts',
      // A constant of the build, which is written there under this name.
      'lib/status/base-path.ts',
      'scripts/**',
      'tests/**',
      '*.config.{ts,js,mjs}',
      'instrumentation.ts',
      'lib/sandbox/cli.ts',
    ],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
]);

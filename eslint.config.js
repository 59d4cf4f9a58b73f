import { defineConfig, globalIgnores } from 'eslint/config';
import nextVitals from 'eslint-config-next/core-web-vitals';
import nextTypescript from 'eslint-config-next/typescript';
import tseslint from 'typescript-eslint';

// What each folder may not import from; ARCHITECTURE.md says what each is for.
const FOLDERS = ['app', 'components', 'lib'];
const areas = [
  { target: './lib/prodmanager', from: FOLDERS, except: ['./prodmanager'] },
  { target: './lib/sandbox', from: FOLDERS, except: ['./sandbox', './prodmanager/protocol'] },
  { target: './lib/site', from: FOLDERS, except: ['./site'] },
  { target: './lib/status', from: FOLDERS, except: ['./status', './site'] },
  { target: './lib/screens', from: FOLDERS, except: ['./screens', './status', './site'] },
  { target: './lib/language', from: FOLDERS, except: ['./language', './status', './site'] },
  { target: './lib/browser', from: ['app', 'components', 'lib/prodmanager', 'lib/sandbox', 'lib/server'] },
  { target: './lib/server', from: ['app', 'components', 'lib/browser'] },
  // Only the server that it embeds.
  { target: './lib/server', from: ['lib/sandbox'], except: ['./sandbox.ts', './serve.ts'] },
  { target: './components', from: ['app', 'lib/prodmanager', 'lib/sandbox', 'lib/server'] },
  { target: './components/ui', from: ['components/frame', 'components/status', 'components/wall'] },
  { target: './components/status', from: ['components/wall'] },
  { target: './app', from: ['lib/prodmanager', 'lib/sandbox'] },
];
// From top to bottom: each layer imports only from those below it.
const SERVER_LAYERS = [
  'start.ts',
  'worker.ts',
  'notify.ts',
  'edge',
  'worker',
  'pages',
  'api',
  'runtime.ts',
  'views',
  'metrics',
  'screens',
  'auth',
  'notify',
  'history',
  'alerts',
  'archive',
  'cluster',
  'poller',
  'snapshot',
  'http',
  'markdown',
  'config',
  'util',
].map((name) => `lib/server/${name}`);
const layers = SERVER_LAYERS.map((layer, at) => ({ target: `./${layer}`, from: SERVER_LAYERS.slice(0, at) }));
const zones = [...areas, ...layers.slice(1)].map(({ from, ...zone }) => ({
  ...zone,
  from: from.map((path) => `./${path}`),
  message: 'Imports go down the layers only: see ARCHITECTURE.md, "Layout".',
}));

export default defineConfig([
  globalIgnores(['.next/**', 'dist/**', 'data/**', 'next-env.d.ts', '**/*.generated.ts', 'coverage/**']),
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
      'max-lines': ['error', { max: 240, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'The environment is read in lib/server/config/config.ts only.',
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
      'lib/server/config/config.ts',
      // A constant of the build, which is written there under this name.
      'lib/site/base-path.ts',
      'scripts/**',
      'tests/**',
      '*.config.{ts,js,mjs}',
      'instrumentation.ts',
      'lib/sandbox/cli.ts',
    ],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
]);

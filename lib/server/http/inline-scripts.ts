import { BASE_PATH } from '@/lib/site/base-path';

import { SCRIPTS } from './inline-scripts.generated';

/** A script of `lib/browser/standalone` in ES5, to be written into a page: `scripts/build-inline-scripts.mjs` compiles it. */
export const inlineScript = (name: keyof typeof SCRIPTS): string =>
  SCRIPTS[name].replaceAll('__BASE_PATH__', BASE_PATH);

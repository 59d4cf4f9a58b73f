import { BASE_PATH } from '@/lib/site/base-path';

import { SCRIPTS } from './inline-scripts.generated';

/** A script from `lib/browser/standalone` for an inline `<script>`, in ES5. `scripts/build-inline-scripts.mjs` compiles it. */
export const inlineScript = (name: keyof typeof SCRIPTS): string =>
  SCRIPTS[name].replaceAll('__BASE_PATH__', BASE_PATH);

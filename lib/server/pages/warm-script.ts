import 'server-only';

import { LOCALES } from '@/lib/language/format-instant';
import type { Language } from '@/lib/site/preferences';

/**
 * Has the browser load what it knows of a language's dates and numbers: the first format of a page takes a slow phone a fifth of a second,
 * which it has while it waits for the styles and the scripts, and not when these begin. As an asynchronous module, it waits for no styles.
 */
export const toWarmScript = (language: Language): string =>
  `new Intl.DateTimeFormat('${LOCALES[language]}',{timeStyle:'long'}).format()`;

import { LOCALES } from '@/lib/language/format-instant';
import type { Language } from '@/lib/site/preferences';

// A browser loads a language's date and number formats at the first use, which takes a slow phone a fifth of a second. It has that time while
// it waits for styles and scripts.
new Intl.DateTimeFormat(LOCALES[document.documentElement.lang as Language], { timeStyle: 'long' }).format();

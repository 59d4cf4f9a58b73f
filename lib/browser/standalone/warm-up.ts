import { LOCALES } from '@/lib/language/format-instant';
import type { Language } from '@/lib/site/preferences';

// A browser loads the formats of a language when they are first used: 0.2 s on a slow phone, which has that time while it waits for styles.
new Intl.DateTimeFormat(LOCALES[document.documentElement.lang as Language], { timeStyle: 'long' }).format();

import { dateFormat } from '@/lib/site/date-format';
import type { Language } from '@/lib/site/preferences';

import { formatWith, LOCALES, type InstantFormat } from './format-instant';

// Separate from the other formats, so that walls do not load it.

/** An instant with year, weekday and zone. */
export function formatFullInstant(at: string, { language, timeZone }: InstantFormat): string {
  return formatWith(LOCALES[language], { dateStyle: 'full', timeStyle: 'long', timeZone }, at);
}

/** A day such as `2026-03-02` with its weekday: `Monday 2 March`. */
export function formatDay(day: string, language: Language): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return dateFormat(LOCALES[language], options).format(Date.parse(day));
}

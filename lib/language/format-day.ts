import { dateFormat } from '@/lib/site/date-format';
import type { Language } from '@/lib/site/preferences';

import { formatWith, LOCALES, type InstantFormat } from './format-instant';

// Apart from the other formats, because a wall says neither and does not load them.

/** An instant with its year, its weekday and its zone. */
export function formatFullInstant(at: string, { language, timeZone }: InstantFormat): string {
  return formatWith(LOCALES[language], { dateStyle: 'full', timeStyle: 'long', timeZone }, at);
}

/** A day of the calendar, as `2026-03-02`, with its weekday: `Monday 2 March`. */
export function formatDay(day: string, language: Language): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return dateFormat(LOCALES[language], options).format(Date.parse(day));
}

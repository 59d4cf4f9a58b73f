import { dateFormat } from '@/lib/site/date-format';
import type { Language } from '@/lib/site/preferences';
import { toDay } from '@/lib/status/model/time';

import { formatWith, LOCALES, type InstantFormat } from './format-instant';

// Separate from the other formats, so that walls do not load it.

/** An instant with year, weekday and zone. */
export function formatFullInstant(at: string, { language, timeZone }: InstantFormat): string {
  return formatWith(LOCALES[language], { dateStyle: 'full', timeStyle: 'long', timeZone }, at);
}

/** The day of an instant, with its year if that is another: `Thu 26 Nov`. Null if it is today. */
export function formatOtherDay(
  at: string,
  nowMs: number,
  { language, timeZone }: InstantFormat,
): string | null {
  const [that, now] = [toDay(at, timeZone), toDay(nowMs, timeZone)];
  if (that === now) return null;
  const isThisYear = that.slice(0, -6) === now.slice(0, -6);
  return formatWith(
    LOCALES[language],
    {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      ...(!isThisYear && { year: 'numeric' }),
      timeZone,
    },
    at,
  );
}

/** A day such as `2026-03-02` with its weekday: `Monday 2 March`. */
export function formatDay(day: string, language: Language): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return dateFormat(LOCALES[language], options).format(Date.parse(day));
}

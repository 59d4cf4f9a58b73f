import type { Language } from '@/lib/site/preferences';
import { toDay } from '@/lib/status/model/time';

import { formatWith, type InstantFormat } from './format-instant';

// Separate from the other formats, so that walls do not load it.

/** An instant with year, weekday and zone. */
export function formatFullInstant(at: string, { language, timeZone }: InstantFormat): string {
  const options = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  } as const;
  return formatWith(language, options, at);
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
    language,
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
  return formatWith(language, options, day);
}

import type { BarView, StripView } from '@/lib/status/history/strip-view';
import type { StripRange, TallyState } from '@/lib/status/history/types';

import { formatPercent } from './format-percent';
import { formatTime, formatWith } from './format-instant';
import type { MessageKey } from './translate';
import type { Words } from './words';

/** The message for each range. */
export const RANGE_KEYS = {
  '24h': 'history.range24h',
  '7d': 'history.range7d',
  '30d': 'history.range30d',
  '90d': 'history.range90d',
} as const satisfies Readonly<Record<StripRange, MessageKey>>;

/** The message for each state. */
const STATE_KEYS = {
  ok: 'history.ok',
  warning: 'history.warning',
  alert: 'history.alert',
  maintenance: 'history.maintenance',
  unobserved: 'history.unobserved',
} as const satisfies Readonly<Record<TallyState, MessageKey>>;

type StripWords = Pick<Words, 't' | 'language'>;

/** The hour or day of a bar. @param timeZone That of the site, whose days are accounted. */
export function barPeriod({ from, until }: BarView, range: StripRange, words: StripWords, timeZone: string) {
  const { t, language } = words;
  const format = { language, timeZone };
  if (range === '24h')
    return t('history.hours', { from: formatTime(from, format), until: formatTime(until, format) });
  return formatWith(language, { weekday: 'short', day: 'numeric', month: 'short', timeZone }, from);
}

/** The worst state of a bar with its share: `Alert 2.08%`. */
export function barState({ state, percent }: BarView, { t, language }: StripWords): string {
  if (state === null) return t('history.noRecord');
  const name = t(STATE_KEYS[state]);
  // Everything was ok, or nothing was observed.
  if (percent === null || percent === 100) return name;
  return t('history.stateShare', { state: name, percent: formatPercent(percent, language) });
}

/** All numbers of a bar in one line. */
export function barText(bar: BarView, range: StripRange, words: StripWords, timeZone: string): string {
  const { t, language } = words;
  const { state, availability, unobservedPercent, outages, incidents } = bar;
  const parts = [barPeriod(bar, range, words, timeZone), barState(bar, words)];
  if (availability !== null && state !== 'ok')
    parts.push(t('history.available', { percent: formatPercent(availability, language) }));
  if (outages > 0) parts.push(t('history.outageCount', { count: outages }));
  if (state !== 'unobserved' && unobservedPercent !== null && unobservedPercent > 0)
    parts.push(
      t('history.stateShare', {
        state: t('history.unobserved'),
        percent: formatPercent(unobservedPercent, language),
      }),
    );
  if (incidents > 0) parts.push(t('history.incidentCount', { count: incidents }));
  return parts.join('\u00a0· ');
}

/** The sums of a strip: `99.98% available · 97% observed`; the share observed only if it is not all. */
export function stripSummary({ availability, observed }: StripView, { t, language }: StripWords): string {
  if (availability === null) return t('history.noRecord');
  const parts = [t('history.available', { percent: formatPercent(availability, language) })];
  if (observed !== null && observed < 100)
    parts.push(t('history.observed', { percent: formatPercent(observed, language) }));
  return parts.join('\u00a0· ');
}

/** A strip in one line, for those who do not see it: its sums, and in how many bars there was an alert. */
export function stripLabel(strip: StripView, words: StripWords): string {
  const count = strip.bars.filter(({ state }) => state === 'alert').length;
  const alerts = words.t(strip.range === '24h' ? 'history.alertHours' : 'history.alertDays', { count });
  return [stripSummary(strip, words), ...(count > 0 ? [alerts] : [])].join('\u00a0· ');
}

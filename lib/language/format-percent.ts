import type { Language } from '@/lib/site/preferences';

import { LOCALES } from './format-instant';

/** A percentage of `toPercent`, which has two digits at most: `99.98%`. */
export function formatPercent(percent: number, language: Language): string {
  const format = new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 2 });
  return format.format(percent / 100);
}

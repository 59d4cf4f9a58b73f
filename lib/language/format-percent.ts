import type { Language } from '@/lib/site/preferences';

import { LOCALES } from './format-instant';

/**
 * A percentage of `toPercent`, which has two digits at most: `99.7%`.
 *
 * @param isInColumn Whether it is read below others: `99.70%`.
 */
export function formatPercent(percent: number, language: Language, isInColumn = false): string {
  const format = new Intl.NumberFormat(LOCALES[language], {
    style: 'percent',
    minimumFractionDigits: isInColumn && percent !== 0 && percent !== 100 ? 2 : 0,
    maximumFractionDigits: 2,
  });
  return format.format(percent / 100);
}

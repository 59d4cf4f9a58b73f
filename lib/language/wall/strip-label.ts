import type { WeatherMap } from '@/lib/status/map/weather-map';
import type { WallBox } from '@/lib/status/wall/wall-layout';

import { MONITOR_STATUS_KEYS } from '../notice-keys';
import type { Words } from '../words';

/** What is worth a word, the worst first, by the letters of `toHour`. */
const PARTS = [
  ['a', MONITOR_STATUS_KEYS.alert],
  ['w', MONITOR_STATUS_KEYS.warning],
  ['m', 'wall.underMaintenance'],
  ['u', 'wall.unobserved'],
] as const;

/** A strip for those who do not see it: `Payments, 24 h: alert 2 h, warning 1 h`, in hours of each worst state. */
export function stripLabel(
  { subject, hours = '' }: WallBox,
  map: WeatherMap | null,
  { t }: Pick<Words, 't'>,
): string {
  const [id] = subject?.kind === 'service' ? subject.serviceIds : [];
  const service = map?.rows.find((row) => row.id === id)?.name ?? '';
  const lower = hours.toLowerCase();
  const parts = PARTS.flatMap(([letter, key]) => {
    const count = lower.split(letter).length - 1;
    return count === 0 ? [] : t('wall.hourCount', { state: t(key), count });
  });
  return t('wall.stripOf', { service, words: parts.join(', ') || t(MONITOR_STATUS_KEYS.ok) });
}

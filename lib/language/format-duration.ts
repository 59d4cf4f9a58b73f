import type { TranslateText } from './translate';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 365 days. From two years on, smaller units are omitted. */
const YEAR = 365 * DAY;

/**
 * Formats a duration with at most two units: `4 s`, `47 min`, `3 h 12 min`, `2 d 5 h`, `2,000 y`.
 *
 * @param seconds Negative values count as zero: clocks differ a little.
 */
export function formatDuration(seconds: number, t: TranslateText): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < MINUTE) return t('board.seconds', { count: whole });
  if (whole < HOUR) return t('board.minutes', { count: Math.floor(whole / MINUTE) });
  if (whole >= 2 * YEAR) return t('board.years', { count: Math.floor(whole / YEAR) });
  const isHours = whole < DAY;
  const [unit, part] = isHours ? [HOUR, MINUTE] : [DAY, HOUR];
  const count = Math.floor(whole / unit);
  const rest = Math.floor((whole % unit) / part);
  const large = t(isHours ? 'board.hours' : 'board.days', { count });
  return rest === 0 ? large : `${large} ${t(isHours ? 'board.minutes' : 'board.hours', { count: rest })}`;
}

/** A whole number below 100 in two digits: `07`. Old browsers lack `String.prototype.padStart`. */
export const twoDigits = (value: number): string => (value < 10 ? '0' : '') + value;

/** Whole seconds as minutes and seconds: `9:05`. */
export const formatCountdown = (seconds: number): string =>
  `${Math.floor(seconds / MINUTE)}:${twoDigits(seconds % MINUTE)}`;

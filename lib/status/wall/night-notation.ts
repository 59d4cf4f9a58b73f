import type { NightWindow } from './night';

const NOTATION = /^(\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?$/;

function toMinute(hour: string | undefined, minute: string | undefined): number | null {
  const hours = Number(hour);
  const minutes = Number(minute ?? 0);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/** Parses a night window such as `22-06` or `22:30-06:15`; null if invalid or empty. */
export function parseNight(text: string): NightWindow | null {
  const match = NOTATION.exec(text);
  if (!match) return null;
  const startMinute = toMinute(match[1], match[2]);
  const endMinute = toMinute(match[3], match[4]);
  if (startMinute === null || endMinute === null || startMinute === endMinute) return null;
  return { startMinute, endMinute };
}

/** Formats a night window: minutes only if needed. */
export function formatNight({ startMinute, endMinute }: NightWindow): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const isWhole = startMinute % 60 === 0 && endMinute % 60 === 0;
  const format = (minute: number): string =>
    `${two(Math.floor(minute / 60))}${isWhole ? '' : `:${two(minute % 60)}`}`;
  return `${format(startMinute)}-${format(endMinute)}`;
}

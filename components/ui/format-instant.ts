/** How an instant is written. */
export interface InstantFormat {
  /** The day that need not be said: today, or that of another time the reader has before them. Epoch milliseconds. */
  readonly nowMs: number;
  readonly timeZone: string;
  readonly withSeconds?: boolean;
}

/** An instant as a time of its zone, which is named, after the day where that needs saying: `Wed 25 Nov, 11:19 UTC`. */
export function formatInstant(at: string, { nowMs, timeZone, withSeconds = false }: InstantFormat): string {
  const date = new Date(at);
  const dayOf = (day: Date) => day.toLocaleDateString('en-CA', { timeZone });
  const isToday = dayOf(date) === dayOf(new Date(nowMs));
  return date.toLocaleString('en-GB', {
    ...(!isToday && { weekday: 'short', day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds && { second: '2-digit' }),
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  });
}

/** An instant in words of its zone; the day is left out where it is that of `nowMs`, or of another time that the reader has before them. */
export function Instant({
  at,
  nowMs,
  timeZone,
  withSeconds = false,
}: {
  readonly at: string;
  readonly nowMs: number;
  readonly timeZone: string;
  readonly withSeconds?: boolean;
}) {
  const date = new Date(at);
  const dayOf = (day: Date) => day.toLocaleDateString('en-CA', { timeZone });
  const isToday = dayOf(date) === dayOf(new Date(nowMs));
  const clock: Intl.DateTimeFormatOptions = {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
    ...(withSeconds && { second: '2-digit' }),
  };
  const day: Intl.DateTimeFormatOptions = isToday ? {} : { weekday: 'short', day: 'numeric', month: 'short' };
  const full = date.toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'long', timeZone });
  return (
    <time dateTime={at} title={full}>
      {date.toLocaleString('en-GB', { ...day, ...clock })}
    </time>
  );
}

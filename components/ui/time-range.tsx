import { useWords } from '@/lib/browser/page/words';
import { formatFullInstant, formatOtherDay } from '@/lib/language/format-day';
import { formatTime } from '@/lib/language/format-instant';
import { toDay } from '@/lib/status/model/time';

import { Instant } from './instant';
import { Phrase } from './phrase';

/** A start and an end; day and zone appear once where they are the same: `Thu 26 Nov, 12:52 to 14:20 UTC`. */
export function TimeRange({
  startAt,
  endAt,
  nowMs,
}: {
  readonly startAt: string | null;
  readonly endAt: string | null;
  readonly nowMs: number;
}) {
  const words = useWords();
  const { timeZone } = words;
  if (startAt === null || endAt === null || toDay(startAt, timeZone) !== toDay(endAt, timeZone)) {
    const [startMs, endMs] = [startAt, endAt].map((at) => (at === null ? nowMs : Date.parse(at)));
    // With its day even if that is today, unless there is no other day to tell it from.
    const isToday = startAt !== null && toDay(startAt, timeZone) === toDay(nowMs, timeZone);
    return (
      <Phrase
        id="notice.fromDayTo"
        values={{
          start: <Instant at={startAt} nowMs={isToday ? (endMs ?? nowMs) : nowMs} />,
          end: <Instant at={endAt} nowMs={startMs ?? nowMs} />,
        }}
      />
    );
  }
  const times = (
    <Phrase
      id="notice.fromTo"
      values={{
        start: (
          <time dateTime={startAt} title={formatFullInstant(startAt, words)}>
            {formatTime(Date.parse(startAt), words)}
          </time>
        ),
        end: <Instant at={endAt} nowMs={Date.parse(endAt)} />,
      }}
    />
  );
  const day = formatOtherDay(startAt, nowMs, words);
  return day === null ? times : <Phrase id="notice.onDay" values={{ day, times }} />;
}

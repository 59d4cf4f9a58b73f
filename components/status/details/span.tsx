import { useWords } from '@/lib/browser/words';

import { Instant } from '../instant';
import { Phrase } from '../phrase';

/** From when to when, and how long that is. */
export function Span({
  startAt,
  endAt,
  nowMs,
}: {
  readonly startAt: string;
  readonly endAt: string;
  readonly nowMs: number;
}) {
  const { duration } = useWords();
  const times = (
    <Phrase
      id="details.fromTo"
      values={{
        start: <Instant at={startAt} nowMs={nowMs} />,
        end: <Instant at={endAt} nowMs={Date.parse(startAt)} />,
      }}
    />
  );
  const seconds = (Date.parse(endAt) - Date.parse(startAt)) / 1_000;
  return <Phrase id="details.lasting" values={{ times, duration: duration(seconds) }} />;
}

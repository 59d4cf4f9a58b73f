import { useWords } from '@/lib/browser/page/words';

import { secondsBetween, toMs } from '@/lib/status/model/instants';

import { Instant } from '../../ui/instant';
import { Phrase } from '../../ui/phrase';

/** Start, end and duration. */
export function Span({
  startAt,
  endAt,
  nowMs,
}: {
  readonly startAt: string | null;
  readonly endAt: string | null;
  readonly nowMs: number;
}) {
  const { duration } = useWords();
  const times = (
    <Phrase
      id="details.fromTo"
      values={{
        start: <Instant at={startAt} nowMs={nowMs} />,
        end: <Instant at={endAt} nowMs={toMs(startAt) ?? nowMs} />,
      }}
    />
  );
  const seconds = secondsBetween(toMs(startAt), toMs(endAt));
  return <Phrase id="details.lasting" values={{ times, duration: duration(seconds) }} />;
}

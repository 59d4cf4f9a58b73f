import { useMoment } from '@/lib/browser/live/page-clock';
import { useWords } from '@/lib/browser/page/words';

/** The time since an instant, which counts on without rendering what is around it. */
export function Elapsed({
  sinceMs,
  nowMs,
}: {
  /** Epoch milliseconds. */
  readonly sinceMs: number;
  /** The server's time, for the first rendering. */
  readonly nowMs: number;
}) {
  const { duration } = useWords();
  const textAt = (atMs: number): string => duration((atMs - sinceMs) / 1_000);
  return useMoment((moment) => textAt(moment.nowMs), textAt(nowMs));
}

import { Instant } from '@/components/ui/instant';
import { formatDuration } from '@/lib/status/duration';
import type { Freshness } from '@/lib/status/freshness';

import { problemWords } from './freshness-words';

/** How far the board can be believed: always there, and louder the less it can. */
export function FreshnessBadge({
  freshness,
  isOffline,
  nowMs,
  timeZone,
}: {
  readonly freshness: Freshness;
  readonly isOffline: boolean;
  readonly nowMs: number;
  readonly timeZone: string;
}) {
  const { word, ageSeconds, problem } = freshness;
  const readAt =
    ageSeconds === null ? null : (
      <Instant at={new Date(nowMs - ageSeconds * 1_000).toISOString()} {...{ nowMs, timeZone }} withSeconds />
    );
  if (!isOffline && word === 'live') {
    return (
      <p className="text-sm leading-tight text-muted sm:text-right">
        <span className="font-semibold text-ok">● Live</span>
        <span className="sm:block">
          <span className="sm:hidden">, </span>updated {formatDuration(ageSeconds ?? 0)} ago
        </span>
      </p>
    );
  }
  const title = isOffline ? 'This screen is offline' : word === 'delayed' ? 'Delayed' : 'Unknown';
  const reason = isOffline ? 'it cannot reach the dashboard' : problemWords(problem);
  return (
    <div className="rounded-card border border-line bg-panel px-4 py-2 sm:text-right">
      <p className="text-xl font-bold">
        {title}
        {ageSeconds !== null && `, ${formatDuration(ageSeconds)} old`}
      </p>
      <p className="text-sm text-muted">
        {readAt ? <>last known {readAt}</> : 'never read'} · {reason}
      </p>
    </div>
  );
}

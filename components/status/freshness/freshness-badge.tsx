import { useWords } from '@/lib/browser/page/words';
import type { Freshness } from '@/lib/status/freshness/freshness';

import { agedWords, problemKey } from '@/lib/language/freshness-keys';
import { Instant } from '../../ui/instant';
import { Phrase } from '../../ui/phrase';

const readAt = (nowMs: number, ageSeconds: number): string =>
  new Date(nowMs - ageSeconds * 1_000).toISOString();

/** Age of the board and why it is not live. It becomes more prominent as the data gets older. */
export function FreshnessBadge({
  freshness,
  isOffline,
  nowMs,
}: {
  readonly freshness: Freshness;
  readonly isOffline: boolean;
  readonly nowMs: number;
}) {
  const words = useWords();
  const { t, duration } = words;
  const { word, ageSeconds, problem } = freshness;
  const isLive = word === 'live' && !isOffline;
  const lastKnown = ageSeconds !== null && (
    <Phrase
      id="board.lastKnown"
      values={{ time: <Instant at={readAt(nowMs, ageSeconds)} nowMs={isLive ? 0 : nowMs} withSeconds /> }}
    />
  );
  if (isLive) {
    return (
      <p className="text-sm leading-tight text-muted sm:text-right">
        <span className="font-semibold text-ok noscript:hidden">● {t('board.live')}</span>
        <span className="sm:block noscript:hidden">
          <span className="sm:hidden">, </span>
          {t('board.updated', { age: duration(ageSeconds ?? 0) })}
        </span>
        <span className="hidden print:block noscript:block">{lastKnown}</span>
      </p>
    );
  }
  const reason = t(isOffline ? 'board.offlineReason' : problemKey(problem));
  return (
    <div className="rounded-card border border-line bg-panel px-4 py-2 sm:text-right">
      <p className="text-xl font-bold">{agedWords(freshness, isOffline, words)}</p>
      <p className="text-sm text-muted">
        {lastKnown && <>{lastKnown} · </>}
        {reason}
      </p>
    </div>
  );
}

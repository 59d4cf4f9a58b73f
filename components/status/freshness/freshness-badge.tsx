import { useWords } from '@/lib/browser/page/words';
import { useMoment } from '@/lib/browser/live/page-clock';
import { toBoardFreshness, type Freshness, type FreshnessWord } from '@/lib/status/freshness/freshness';

import { agedWords, nextStepKey, problemKey } from '@/lib/language/freshness-keys';
import { Instant } from '../../ui/instant';
import { Phrase } from '../../ui/phrase';

/** The moment of a page of the past, in place of the age of the present. */
export function PastBadge({ word, nowMs }: { readonly word: FreshnessWord; readonly nowMs: number }) {
  const { t } = useWords();
  return (
    <p className="rounded-card border border-maintenance-edge bg-maintenance-fill px-4 py-2 text-sm leading-tight sm:text-right">
      <span className="font-semibold sm:block">
        {t(word === 'unknown' ? 'then.notObserved' : 'then.past')}
        <span className="sm:hidden">, </span>
      </span>
      <Instant at={new Date(nowMs).toISOString()} nowMs={0} />
    </p>
  );
}

const readAtMs = (nowMs: number, ageSeconds: number | null): number | null =>
  ageSeconds === null ? null : nowMs - ageSeconds * 1_000;

/**
 * Age of the board, which counts each second, and why it is not live. It becomes more prominent as the data gets older. A short delay
 * without a known problem takes as much room as live data, so that the page stays where it is.
 */
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
  const { word, problem } = freshness;
  const seconds = useMoment(({ view, ages }) => {
    const age = toBoardFreshness(view, ages).freshness.ageSeconds;
    return age === null ? null : Math.floor(age);
  }, freshness.ageSeconds);
  const lastReadMs = useMoment(
    (moment) => {
      const atMs = readAtMs(moment.nowMs, toBoardFreshness(moment.view, moment.ages).freshness.ageSeconds);
      // Ages have one decimal, so the time of the same read varies a little.
      return atMs === null ? null : Math.floor(atMs / 1_000) * 1_000;
    },
    readAtMs(nowMs, freshness.ageSeconds),
  );
  const isLive = word === 'live' && !isOffline;
  const lastKnown = lastReadMs !== null && (
    <Phrase
      id="board.lastKnown"
      values={{
        time: <Instant at={new Date(lastReadMs).toISOString()} nowMs={isLive ? 0 : nowMs} withSeconds />,
      }}
    />
  );
  if (isLive) {
    return (
      <p className="text-sm leading-tight text-muted sm:text-right">
        <span className="font-semibold text-ok noscript:hidden">● {t('board.live')}</span>
        <span className="tabular-nums sm:block noscript:hidden">
          <span className="sm:hidden">, </span>
          {t('board.updated', { age: duration(seconds ?? 0) })}
        </span>
        <span className="hidden print:block noscript:block">{lastKnown}</span>
      </p>
    );
  }
  if (word === 'delayed' && problem === null && !isOffline) {
    return (
      <p className="text-sm leading-tight text-muted sm:text-right">
        <span className="font-semibold text-warning tabular-nums">
          {agedWords({ word, ageSeconds: seconds }, false, words)}
        </span>
        {/* An age that no script counts, or on paper, needs its time. */}
        <span className="hidden sm:block print:block noscript:block">
          {lastKnown && <>{lastKnown} · </>}
          {t(problemKey(null))}
        </span>
      </p>
    );
  }
  const reason = t(isOffline ? 'board.offlineReason' : problemKey(problem));
  return (
    <div className="rounded-card border border-line bg-panel px-4 py-2 text-balance sm:max-w-sm sm:text-right">
      <p className="text-xl font-bold tabular-nums">
        {agedWords({ word, ageSeconds: seconds }, isOffline, words)}
      </p>
      <p className="text-sm text-muted">
        {lastKnown && <>{lastKnown} · </>}
        {reason}
      </p>
      {problem !== null && !isOffline && <p className="text-sm text-muted">{t(nextStepKey(problem))}</p>}
    </div>
  );
}

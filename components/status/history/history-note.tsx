import type { Words } from '@/lib/language/words';
import type { ShownStrips } from '@/lib/status/history/strip-view';

/** Up to when strips go, and whose days they have. */
export function HistoryNote({
  words: { t, instant },
  shown: { accountedUntil, timeZone },
}: {
  readonly words: Words;
  readonly shown: Pick<ShownStrips, 'accountedUntil' | 'timeZone'>;
}) {
  const until = accountedUntil === null ? null : new Date(accountedUntil).toISOString();
  return (
    <p className="text-sm text-muted">
      {until !== null &&
        `${t('history.asOf', { time: instant(until, { nowMs: Date.parse(until) }) })}\u00a0· `}
      {t('history.zone', { zone: timeZone })}
    </p>
  );
}

import { useWords } from '@/lib/browser/page/words';
import { formatLasting } from '@/lib/language/format-lasting';
import { formatSince } from '@/lib/language/format-since';
import type { Verdict } from '@/lib/status/verdict/verdict';

import { Instant } from '../../ui/instant';
import { Phrase } from '../../ui/phrase';

/** Since when a verdict has been so; nothing if production is fine, or its state unknown. */
export function VerdictSince({
  verdict,
  observedSince,
  nowMs,
}: {
  readonly verdict: Verdict;
  readonly observedSince: string | null;
  readonly nowMs: number;
}) {
  const words = useWords();
  if (verdict.kind !== 'places' && verdict.kind !== 'incident') return null;
  const { kind, since } = verdict;
  const lasting = formatLasting(since, nowMs, words);
  if (lasting !== null) {
    const values = { duration: lasting, time: <Instant at={since} nowMs={nowMs} /> };
    return <Phrase id="reason.lasting" values={values} />;
  }
  // The unknown start of an incident may be later than that of the observation.
  return formatSince({ since, observedSince: kind === 'places' ? observedSince : null }, nowMs, words);
}

import type { Words } from '@/lib/language/words';

/** Says that the configured time zone contradicts ProdManager's clock, to those who can have it changed. */
export function ZoneBanner({
  minutes,
  words: { t, duration },
}: {
  readonly minutes: number;
  readonly words: Pick<Words, 't' | 'duration'>;
}) {
  return (
    <p role="note" className="border-b border-line px-5 py-2 text-sm text-warning lg:px-10 print:hidden">
      {t(minutes > 0 ? 'board.zoneAhead' : 'board.zoneBehind', {
        duration: duration(Math.abs(minutes) * 60),
      })}
    </p>
  );
}

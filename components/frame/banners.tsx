import type { Translate } from '@/lib/language/translate';
import type { Words } from '@/lib/language/words';

/** Warns members that the configured time zone contradicts ProdManager's clock. */
export function ZoneBanner({
  minutes,
  words: { t, duration },
}: {
  readonly minutes: number;
  readonly words: Pick<Words, 't' | 'duration'>;
}) {
  return (
    <div className="border-b border-line print:hidden">
      <p role="note" className="page-width py-2 text-sm text-warning">
        {t(minutes > 0 ? 'board.zoneAhead' : 'board.zoneBehind', {
          duration: duration(Math.abs(minutes) * 60),
        })}
      </p>
    </div>
  );
}

/** Says that all data is invented, and which two settings show real data. */
export function DemoBanner({ t }: { readonly t: Translate }) {
  return (
    <aside
      aria-label={t('board.demo')}
      className="border-b border-line bg-maintenance-fill text-sm print:hidden"
    >
      <details className="page-width py-2">
        <summary className="min-h-6 cursor-pointer">
          <strong className="font-semibold">{t('board.demo')}</strong> {t('board.demoHint')}
          <span className="ml-2 text-maintenance underline">{t('board.demoShowOwn')}</span>
        </summary>
        <p className="mt-2">{t('board.demoSet')}</p>
        <pre className="mt-1 overflow-x-auto text-[13px]">
          {`PRODMANAGER_URL=https://prodmanager.example.com\nPRODMANAGER_TOKEN=${t('board.demoToken')}`}
        </pre>
      </details>
    </aside>
  );
}

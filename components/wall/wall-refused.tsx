import { useReturn } from '@/lib/browser/use-return';
import { useWords } from '@/lib/browser/words';

/** A wall that this screen may not see any more: what it showed is gone, and it says so. */
export function WallRefused({
  sinceMs,
  theme,
  dataUrl,
  query,
}: {
  /** Epoch milliseconds. */
  readonly sinceMs: number;
  readonly theme: 'dark' | 'light';
  /** Where the wall's data is. */
  readonly dataUrl: string;
  /** Of the wall's address. */
  readonly query: string;
}) {
  const { t, instant, language } = useWords();
  useReturn(dataUrl);
  const at = new Date(sinceMs).toISOString();
  return (
    <main
      lang={language}
      data-wall={theme}
      data-theme={theme}
      className="wall flex flex-col justify-center gap-[3vmin] bg-ground px-[8vw] text-ink"
    >
      <title>{t('refused.title')}</title>
      <link rel="icon" href="/icons/unknown.svg" />
      <div role="alert">
        <h1 className="text-[12vmin] leading-tight font-bold">{t('refused.title')}</h1>
        <p className="text-[6vmin]">
          {t('refused.since', { time: instant(at, { nowMs: sinceMs, withSeconds: true }) })}
        </p>
      </div>
      <p className="text-[5vmin] leading-snug text-muted">{t('refused.hint')}</p>
      <p className="text-[5vmin]">
        <a href={`/wall/pair${query}`} className="text-maintenance underline">
          {t('refused.again')}
        </a>
      </p>
    </main>
  );
}

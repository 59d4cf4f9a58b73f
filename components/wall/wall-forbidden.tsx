import { useWords } from '@/lib/browser/page/words';
import { useReturn } from '@/lib/browser/wall/use-return';
import { atBase } from '@/lib/site/base-path';
import { formatWallOptions } from '@/lib/status/wall/format-wall-options';
import type { WallOptions } from '@/lib/status/wall/wall-options';

/** Replaces a wall that this screen may no longer see. */
export function WallForbidden({
  sinceMs,
  options,
  dataUrl,
}: {
  readonly sinceMs: number;
  readonly options: WallOptions;
  /** The address of the wall's data. */
  readonly dataUrl: string;
}) {
  const { t, instant, language } = useWords();
  useReturn(dataUrl);
  const { theme } = options;
  const query = formatWallOptions(options).toString();
  const at = new Date(sinceMs).toISOString();
  return (
    <main
      lang={language}
      data-wall={theme}
      data-theme={theme}
      className="wall flex flex-col justify-center gap-[3vmin] bg-ground px-[8vw] text-ink"
    >
      <title>{t('refused.title')}</title>
      <link rel="icon" href={atBase('/icons/unknown.svg')} />
      <div role="alert">
        <h1 className="text-[12vmin] leading-tight font-bold">{t('refused.title')}</h1>
        <p className="text-[6vmin]">
          {t('refused.since', { time: instant(at, { nowMs: sinceMs, withSeconds: true }) })}
        </p>
      </div>
      <p className="text-[5vmin] leading-snug text-muted">{t('refused.hint')}</p>
      <p className="text-[5vmin]">
        <a href={atBase(`/wall/pair${query && `?${query}`}`)} className="text-maintenance underline">
          {t('refused.again')}
        </a>
      </p>
    </main>
  );
}

import { useRef, type MouseEvent } from 'react';

import { Copyable } from '@/components/ui/copyable';
import { BUTTON } from '@/components/ui/form';
import { QrCode } from '@/components/ui/qr-code';
import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import { LEAST_LINES, SCREEN_RANGES, toScreenFit } from '@/lib/status/wall/legible';
import type { WallOptions } from '@/lib/status/wall/wall-options';

/** Longer addresses may be rejected, and do not fit into a QR code. */
const MAX_QUERY_LENGTH = 2_000;
const HEADING = 'text-xl font-semibold';

/** Adds a query to an address, if there is one. */
export const withQuery = (address: string, query: string): string =>
  query === '' ? address : `${address}?${query}`;

/** The address of the configured wall: a preview, the address to copy or scan, and hints for setting up the screen. */
export function SetupResult({
  query,
  boardUrl,
  options,
  problems,
}: {
  /** The query of the wall. */
  readonly query: string;
  readonly boardUrl: string;
  readonly options: WallOptions;
  readonly problems: readonly string[];
}) {
  const { t } = useWords();
  if (query.length > MAX_QUERY_LENGTH)
    return (
      <p role="status" className="text-warning">
        {t('setup.tooLong')}
      </p>
    );
  const address = withQuery(atBase('/wall'), query);
  const url = withQuery(`${boardUrl}/wall`, query);
  return (
    <div className="min-w-0 space-y-8">
      <section aria-labelledby="preview" className="space-y-3">
        <div role="status" className="space-y-3 empty:hidden">
          {problems.length > 0 && (
            <p className="text-warning">
              {t('setup.notUnderstood', { what: problems.join(', '), count: problems.length })}
            </p>
          )}
          <SizeWarning options={options} />
        </div>
        <Preview address={address} />
      </section>
      <section aria-labelledby="address" className="space-y-3">
        <h2 id="address" className={HEADING}>
          {t('setup.address')}
        </h2>
        <Copyable text={url} href={address} label={t('setup.address')} />
        <QrCode address={url} label={t('setup.code')} />
      </section>
      <section aria-labelledby="screen">
        <h2 id="screen" className={HEADING}>
          {t('setup.screen')}
        </h2>
        <ul className="mt-3 list-disc space-y-3 pl-5">
          <li>{t('setup.screenPicture')}</li>
          <li className="space-y-2">
            <p>{t('setup.screenKiosk')}</p>
            <Copyable
              text={`chromium --kiosk --noerrdialogs --disable-session-crashed-bubble --autoplay-policy=no-user-gesture-required '${url}'`}
              label={t('setup.command')}
            />
          </li>
          <li>{t('setup.screenSleep')}</li>
          <li className="space-y-2">
            <p>{t('setup.screenOld')}</p>
            <Copyable text={url.replace(/\/wall(?=\?|$)/, '$&/lite')} label={t('setup.oldAddress')} />
          </li>
        </ul>
      </section>
    </div>
  );
}

/** Says in numbers that a screen is too small for its viewers. */
function SizeWarning({ options: { diagonalInches, distanceMetres } }: { readonly options: WallOptions }) {
  const { t } = useWords();
  const fit = toScreenFit({ diagonalInches, distanceMetres });
  if (!fit.isTooSmall) return null;
  const problem = t('setup.tooSmall', {
    inches: diagonalInches,
    metres: distanceMetres,
    count: fit.lines,
    least: LEAST_LINES,
  });
  const effect = t(fit.isNumberOnly ? 'setup.numberOnly' : 'setup.manyPages');
  const nearer = t('setup.nearer', { metres: fit.farthestMetres });
  const larger =
    fit.leastInches === null
      ? t('setup.noneLarger', { inches: SCREEN_RANGES.diagonalInches[1] })
      : t('setup.larger', { inches: fit.leastInches });
  return (
    <div className="space-y-1 text-warning">
      <p>
        {problem} {effect}
      </p>
      <p>
        {nearer} {larger}
      </p>
    </div>
  );
}

/** The wall as a screen of 1920 × 1080 shows it, and full screen. */
function Preview({ address }: { readonly address: string }) {
  const { t } = useWords();
  const frame = useRef<HTMLIFrameElement>(null);
  const fill = (event: MouseEvent<HTMLAnchorElement>): void => {
    const { current } = frame;
    if (!current || !document.fullscreenEnabled || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    current.requestFullscreen().catch(() => window.location.assign(address));
  };
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="preview" className={HEADING}>
          {t('setup.preview')}
        </h2>
        <a href={address} onClick={fill} className={`text-sm ${BUTTON}`}>
          {t('setup.fullScreen')}
        </a>
      </div>
      <div className="wall-preview rounded-card border border-line">
        {/* A new element for each address: another address in the same frame would be an entry of the history. */}
        <iframe key={address} ref={frame} src={address} title={t('setup.preview')} />
      </div>
    </>
  );
}

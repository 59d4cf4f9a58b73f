'use client';

import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';

/** The address of the configured wall: as a link, a QR code and a preview, with hints for setting up the screen. */
export function SetupResult({
  path,
  url,
  code,
  problems,
}: {
  readonly path: string;
  readonly url: string;
  readonly code: string | null;
  readonly problems: readonly string[];
}) {
  const { t } = useWords();
  if (code === null)
    return (
      <p role="alert" className="mt-4 text-warning">
        {t('setup.tooLong')}
      </p>
    );
  const plain = url.replace(/\/wall(?=\?|$)/, '$&/lite');
  return (
    <>
      {problems.length > 0 && (
        <p role="alert" className="mt-4 text-warning">
          {t('setup.notUnderstood', { what: problems.join(', '), count: problems.length })}
        </p>
      )}
      <h2 className="mt-8 text-xl font-semibold">{t('setup.address')}</h2>
      <p className="mt-2">
        <a href={atBase(path)} className="text-maintenance underline">
          {url}
        </a>
      </p>
      <div
        role="img"
        aria-label={t('setup.code')}
        className="mt-4 size-44"
        dangerouslySetInnerHTML={{ __html: code }}
      />
      <h2 className="mt-8 text-xl font-semibold">{t('setup.preview')}</h2>
      <iframe
        src={atBase(path)}
        title={t('setup.preview')}
        className="mt-2 aspect-video w-full rounded-card border border-line"
      />
      <h2 className="mt-8 text-xl font-semibold">{t('setup.screen')}</h2>
      <ul className="mt-2 list-disc space-y-2 pl-5">
        <li>{t('setup.screenPicture')}</li>
        <li>
          {t('setup.screenKiosk')}{' '}
          <code className="break-all">
            chromium --kiosk --noerrdialogs --disable-session-crashed-bubble
            --autoplay-policy=no-user-gesture-required &apos;{url}&apos;
          </code>
        </li>
        <li>{t('setup.screenSleep')}</li>
        <li>
          {t('setup.screenOld')} <code className="break-all">{plain}</code>
        </li>
      </ul>
    </>
  );
}

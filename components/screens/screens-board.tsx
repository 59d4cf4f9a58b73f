'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

import { Copyable } from '@/components/ui/copyable';
import { Panel } from '@/components/ui/panel';
import { QrCode } from '@/components/ui/qr-code';
import { useWords } from '@/lib/browser/page/words';
import type { ScreensPageData, ScreensFormData } from '@/lib/screens/screen-items';
import { atBase } from '@/lib/site/base-path';

import { AccessCard } from './access-card';
import { LinkForm } from './link-form';
import { FormOutcome, NewLink, StoreNote } from './notes';
import { PairForm } from './pair-form';

const REFRESH_MS = 15_000;

/** Refreshes the lists while the page is visible, and leaves form input untouched. */
function useRefresh(isOn: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (!isOn) return;
    const refresh = () => {
      if (document.visibilityState === 'visible') router.refresh();
    };
    const timer = setInterval(refresh, REFRESH_MS);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [isOn, router]);
}

/** The page of paired screens and share links. */
export function ScreensBoard({
  board: { places, listState, screens, links, newLink, nowMs, build, boardUrl },
  form,
}: {
  readonly board: ScreensPageData;
  readonly form: ScreensFormData;
}) {
  const { t } = useWords();
  const wallAddress = `${boardUrl}/wall`;
  // Refreshing with a code in the form would count as another pairing attempt.
  useRefresh(form.code === '' || listState !== 'current');
  return (
    <main id="content" className="page-width pt-6 pb-16">
      <title>{t('screens.title')}</title>
      <link rel="icon" type="image/png" href={atBase('/icons/board-192.png')} />
      <div className="max-w-4xl space-y-10">
        <div>
          <h1 className="text-2xl leading-tight font-bold sm:text-[28px]">{t('screens.title')}</h1>
          <p className="mt-2 mb-6 text-muted">{t('screens.intro')}</p>
          <StoreNote listState={listState} />
          <FormOutcome form={form} />
          <NewLink address={newLink} />
        </div>
        {listState !== 'none' && (
          <>
            <Panel id="pair" title={t('screens.pairTitle')}>
              <p className="mb-3 text-sm text-muted">{t('screens.pairHint', { address: wallAddress })}</p>
              <div className="mb-6 space-y-3">
                <Copyable text={wallAddress} label={t('screens.wallAddress')} />
                <details className="text-sm">
                  <summary className="w-fit cursor-pointer py-1 text-maintenance">
                    {t('screens.showCode')}
                  </summary>
                  <div className="mt-2">
                    <QrCode address={wallAddress} label={t('screens.wallCode')} />
                  </div>
                </details>
              </div>
              <PairForm form={form} places={places} />
            </Panel>
            <Panel id="screens" title={t('screens.listTitle')}>
              {screens.length === 0 && <p className="text-muted">{t('screens.none')}</p>}
              <div className="space-y-3">
                {screens.map((item) => (
                  <AccessCard key={item.id} item={item} nowMs={nowMs} build={build} />
                ))}
              </div>
            </Panel>
            <Panel id="links" title={t('screens.linksTitle')}>
              <p className="mb-4 text-sm text-muted">{t('screens.linksHint')}</p>
              <LinkForm places={places} />
              <div className="mt-6 space-y-3">
                {links.length === 0 && <p className="text-muted">{t('screens.noLinks')}</p>}
                {links.map((item) => (
                  <AccessCard key={item.id} item={item} nowMs={nowMs} build={build} />
                ))}
              </div>
            </Panel>
          </>
        )}
      </div>
    </main>
  );
}

import { useEffect, useState } from 'react';

import { Copyable } from '@/components/ui/copyable';
import { QrCode } from '@/components/ui/qr-code';
import { useWords } from '@/lib/browser/page/words';
import type { ScreensPageData, ScreensFormData } from '@/lib/screens/screen-items';
import { atBase } from '@/lib/site/base-path';

const NOTES = { earlier: 'screens.storeLost', none: 'screens.storeUnread' } as const;

/** Warns that the store cannot be read, so that a stale or missing list does not look complete. */
export function StoreNote({ listState }: Pick<ScreensPageData, 'listState'>) {
  const { t } = useWords();
  if (listState === 'current') return null;
  return (
    <p role="alert" className="mb-6 rounded-card border border-alert-edge px-4 py-3 font-semibold">
      {t(NOTES[listState])}
    </p>
  );
}

/** A new share link. Its cookie is deleted once it is shown, so a reload does not show it again. */
export function NewLink({ address }: { readonly address: string | null }) {
  const { t } = useWords();
  const [shown] = useState(address);
  useEffect(() => {
    // If this fails, the cookie expires after a minute.
    if (shown !== null) void fetch(atBase('/api/screens/shown'), { method: 'POST' }).catch(() => undefined);
  }, [shown]);
  if (shown === null) return null;
  return (
    <div
      role="status"
      className="mb-4 rounded-card border border-maintenance-edge bg-maintenance-fill px-4 py-3"
    >
      <p className="mb-3">{t('screens.newLink')}</p>
      <div className="flex flex-wrap items-start gap-4">
        <div className="min-w-0 grow basis-72">
          <Copyable text={shown} label={t('screens.link')} />
        </div>
        <QrCode address={shown} label={t('screens.linkCode')} />
      </div>
    </div>
  );
}

/** The result of the last submitted form. */
export function FormOutcome({
  form: { done, problem, what, retryAfterSeconds },
}: {
  readonly form: ScreensFormData;
}) {
  const { t, duration } = useWords();
  if (problem !== null) {
    return (
      <p role="alert" className="mb-6 rounded-card border border-alert-edge px-4 py-3 font-semibold">
        {problem === 'tooOften'
          ? t('screens.tooOften', { time: duration(Math.max(1, retryAfterSeconds)) })
          : problem === 'badOptions'
            ? t('screens.badOptions', { what })
            : t(`screens.${problem}`)}
      </p>
    );
  }
  if (done === null) return null;
  return (
    <p role="status" className="mb-6 rounded-card border border-line bg-panel px-4 py-3">
      {t(`screens.${done}`)}
    </p>
  );
}

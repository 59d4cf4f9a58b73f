import { useIsChanged } from '@/lib/browser/live/changed';
import { useWords } from '@/lib/browser/page/words';

/** Marks an unseen change in the corner of the nearest `relative` box, with text for screen readers. */
export function ChangedMark({ list, id }: { readonly list: string; readonly id: number | string }) {
  const { t } = useWords();
  if (!useIsChanged(list, id)) return null;
  return (
    <span className="changed-mark" title={t('keys.changed')}>
      <span className="sr-only">{t('keys.changed')}</span>
    </span>
  );
}

import { useIsChanged } from '@/lib/browser/live/changed';
import { useWords } from '@/lib/browser/page/words';

/** Marks the box around it, which stands `relative`, where its content changed and was not yet looked at: a corner, and a word for whoever cannot see it. */
export function ChangedMark({ list, id }: { readonly list: string; readonly id: number | string }) {
  const { t } = useWords();
  if (!useIsChanged(list, id)) return null;
  return (
    <span className="changed-mark" title={t('keys.changed')}>
      <span className="sr-only">{t('keys.changed')}</span>
    </span>
  );
}

import type { Change } from '@/lib/browser/live/change-log';
import { useChange, useMark } from '@/lib/browser/live/changed';
import { useWords } from '@/lib/browser/page/words';

/** What is marked: an item of a list, and the content whose changes count. */
interface Marked {
  readonly list: string;
  readonly id: number | string;
  readonly content: unknown;
}

/** A ring around the nearest `relative` box whose content has just changed, such as a cell; the legend of the map explains it. */
export function ChangedMark({ list, id, content }: Marked) {
  const change = useChange(list, id, content, false);
  return change && <Ring change={change} />;
}

function Ring({ change }: { readonly change: Change }) {
  const { t } = useWords();
  const mark = useMark(change);
  if (!mark) return null;
  return (
    <span className={`changed-mark ${mark.isFading ? 'changed-fading' : ''}`} title={t('keys.changed')}>
      <span className="sr-only">{t('keys.changed')}</span>
    </span>
  );
}

/** A label such as "updated 10 s ago" on the upper edge of the nearest `relative` box, for a while after its content changed. */
export function ChangedNote({
  list,
  id,
  content,
  isNewMarked = true,
}: Marked & {
  /** See {@link useChange}. */
  readonly isNewMarked?: boolean;
}) {
  const change = useChange(list, id, content, isNewMarked);
  return change && <Note change={change} />;
}

function Note({ change }: { readonly change: Change }) {
  const { t, duration } = useWords();
  const mark = useMark(change);
  if (!mark) return null;
  return (
    <span className={`changed-note ${mark.isFading ? 'changed-fading' : ''}`}>
      {t('keys.updated', { age: duration(mark.ageSeconds) })}
    </span>
  );
}

import { useIsChanged } from '@/lib/browser/live/changed';
import { useWords } from '@/lib/browser/page/words';
import type { Place } from '@/lib/status/model/types';

/** A ring around the nearest `relative` box while the change of a cell is new; {@link MapLegend} explains it. */
export function ChangedRing({ place: { serviceId, scopeId } }: { readonly place: Place }) {
  const { t } = useWords();
  if (!useIsChanged('cells', `${serviceId}/${scopeId}`)) return null;
  return (
    <span className="changed-ring" title={t('keys.changed')}>
      <span className="sr-only">{t('keys.changed')}</span>
    </span>
  );
}

import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import type { ScreensPageData } from '@/lib/screens/screen-items';

import { BUTTON, FIELD } from '../ui/form';
import { PlaceFields } from './place-fields';

const NOTHING = { scopes: [], services: [] } as const;
const HOURS = [1, 8, 24, 7 * 24, 30 * 24, 90 * 24] as const;
const USUAL_HOURS = 7 * 24;

/** Creates a share link. */
export function LinkForm({ places }: { readonly places: ScreensPageData['places'] }) {
  const { t } = useWords();
  const lasting = (hours: number): string =>
    hours < 24 ? t('screens.hours', { count: hours }) : t('screens.days', { count: hours / 24 });
  return (
    <form method="post" action={atBase('/api/screens/link')} className="grid gap-4 sm:grid-cols-2">
      <label className="block text-sm">
        <span className="text-muted">
          {t('screens.note')} ({t('screens.noteHint')})
        </span>
        <input name="name" maxLength={80} className={FIELD} />
      </label>
      <label className="block text-sm">
        <span className="text-muted">{t('screens.lasts')}</span>
        <select name="hours" defaultValue={USUAL_HOURS} className={FIELD}>
          {HOURS.map((hours) => (
            <option key={hours} value={hours}>
              {lasting(hours)}
            </option>
          ))}
        </select>
      </label>
      <PlaceFields places={places} chosen={NOTHING} />
      <button type="submit" className={`${BUTTON} justify-self-start font-semibold`}>
        {t('screens.makeLink')}
      </button>
    </form>
  );
}

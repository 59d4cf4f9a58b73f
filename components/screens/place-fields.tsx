import { useWords } from '@/lib/browser/page/words';
import type { Dimension } from '@/lib/status/model/types';

import { CheckboxList } from '../ui/form';

const toOptions = (places: readonly Dimension[], chosen: readonly string[]) =>
  places.map(({ id, name }) => ({
    value: id,
    label: name,
    isChecked: chosen.some((entry) => entry === String(id) || entry.toLowerCase() === name.toLowerCase()),
  }));

/** Checkboxes for scopes and services; none ticked means everything that the viewer may see. */
export function PlaceFields({
  places: { scopes, services },
  chosen,
}: {
  readonly places: Readonly<Record<'scopes' | 'services', readonly Dimension[]>>;
  readonly chosen: Readonly<Record<'scopes' | 'services', readonly string[]>>;
}) {
  const { t } = useWords();
  return (
    <fieldset className="min-w-0 sm:col-span-2">
      <legend className="font-semibold">{t('screens.shows')}</legend>
      <p className="mb-2 text-sm text-muted">{t('screens.showsHint')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <CheckboxList legend={t('screens.scopes')} name="scope" options={toOptions(scopes, chosen.scopes)} />
        <CheckboxList
          legend={t('screens.services')}
          name="service"
          options={toOptions(services, chosen.services)}
        />
      </div>
    </fieldset>
  );
}

import { LookFields } from '@/components/wall/look-fields';
import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import type { ScreensPageData, ScreensFormData } from '@/lib/screens/screen-items';

import { PlaceFields } from './place-fields';
import { BUTTON, Checkbox, FIELD } from '../ui/form';

/** Pairs a screen by the code that it shows, and sets what it may see. */
export function PairForm({
  form: { code, name, scopes, services, options },
  places,
}: {
  readonly form: ScreensFormData;
  readonly places: ScreensPageData['places'];
}) {
  const { t } = useWords();
  const kinds = options.views.map(({ kind }) => kind);
  return (
    <form method="post" action={atBase('/api/screens/approve')} className="grid gap-4 sm:grid-cols-2">
      <label className="block text-sm">
        <span className="text-muted">{t('screens.code')}</span>
        <input
          name="code"
          required
          defaultValue={code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          className={`${FIELD} text-2xl font-semibold tracking-widest uppercase`}
        />
      </label>
      <label className="block text-sm">
        <span className="text-muted">
          {t('screens.name')} ({t('screens.nameHint')})
        </span>
        <input name="name" required maxLength={80} defaultValue={name} className={`${FIELD} text-2xl`} />
      </label>
      <PlaceFields places={places} chosen={{ scopes, services }} />
      <details className="sm:col-span-2">
        <summary className="w-fit cursor-pointer py-1 text-maintenance">{t('screens.options')}</summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          <fieldset className="text-sm">
            <legend className="text-muted">{t('setup.views')}</legend>
            {(['all', 'incidents', 'maintenances'] as const).map((kind) => (
              <Checkbox
                key={kind}
                name="view"
                value={kind}
                defaultChecked={kinds.includes(kind)}
                label={t(`setup.${kind}`)}
              />
            ))}
          </fieldset>
          <LookFields options={options} />
        </div>
      </details>
      <button type="submit" className={`${BUTTON} justify-self-start font-semibold`}>
        {t('screens.pair')}
      </button>
    </form>
  );
}

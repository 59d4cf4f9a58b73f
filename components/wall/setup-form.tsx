'use client';

import { useWords } from '@/lib/browser/words';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import { LookFields } from './look-fields';
import { SetupField, SetupInput } from './setup-field';

/** What a wall should show. Each change shows at once; without JavaScript the button does. */
export function SetupForm({ options }: { readonly options: WallOptions }) {
  const { t } = useWords();
  const kinds = options.views.map(({ kind }) => kind);
  return (
    <form
      method="get"
      action="/wall/setup"
      onChange={(event) => event.currentTarget.requestSubmit()}
      className="grid gap-4 sm:grid-cols-2"
    >
      <SetupField label={t('setup.scope')}>
        <SetupInput name="scope" defaultValue={options.scopes[0] ?? ''} />
      </SetupField>
      <SetupField label={t('setup.service')}>
        <SetupInput name="service" defaultValue={options.services[0] ?? ''} />
      </SetupField>
      <fieldset className="text-sm">
        <legend className="text-muted">{t('setup.views')}</legend>
        {(['all', 'incidents', 'maintenances'] as const).map((kind) => (
          <label key={kind} className="mt-1 block">
            <input type="checkbox" name="view" value={kind} defaultChecked={kinds.includes(kind)} />{' '}
            {t(`setup.${kind}`)}
          </label>
        ))}
      </fieldset>
      <LookFields options={options} />
      <button type="submit" className="rounded-card border border-line bg-panel px-4 py-2 sm:col-span-2">
        {t('setup.apply')}
      </button>
    </form>
  );
}

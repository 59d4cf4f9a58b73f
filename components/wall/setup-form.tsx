'use client';

import { useWords } from '@/lib/browser/words';
import { formatNight } from '@/lib/status/wall/night-notation';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import { SetupField, SetupInput, SetupSelect } from './setup-field';

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
      <SetupField label={t('setup.rotate')}>
        <SetupInput type="number" name="rotate" defaultValue={options.rotateSeconds} />
      </SetupField>
      <SetupField label={t('setup.zone')}>
        <SetupInput name="zone" defaultValue={options.timeZone ?? ''} />
      </SetupField>
      <SetupField label={t('setup.language')}>
        <SetupSelect
          name="lang"
          defaultValue={options.language ?? ''}
          values={[
            ['', t('setup.asBrowser')],
            ['en', 'English'],
            ['fr', 'Français'],
          ]}
        />
      </SetupField>
      <SetupField label={t('setup.theme')}>
        <SetupSelect
          name="theme"
          defaultValue={options.theme}
          values={[
            ['dark', t('setup.dark')],
            ['light', t('setup.light')],
          ]}
        />
      </SetupField>
      <SetupField label={t('setup.night')}>
        <SetupInput name="night" defaultValue={options.night ? formatNight(options.night) : ''} />
      </SetupField>
      <SetupField label={t('setup.size')}>
        <SetupInput type="number" name="size" step="any" defaultValue={options.diagonalInches} />
      </SetupField>
      <SetupField label={t('setup.distance')}>
        <SetupInput type="number" name="distance" step="any" defaultValue={options.distanceMetres} />
      </SetupField>
      <SetupField label={t('setup.sound')}>
        <SetupSelect
          name="sound"
          defaultValue={options.isSoundOn ? 'on' : 'off'}
          values={[
            ['off', t('setup.off')],
            ['on', t('setup.on')],
          ]}
        />
      </SetupField>
      <SetupField label={t('setup.wallTitle')}>
        <SetupInput name="title" defaultValue={options.title ?? ''} />
      </SetupField>
      <button type="submit" className="rounded-card border border-line bg-panel px-4 py-2 sm:col-span-2">
        {t('setup.apply')}
      </button>
    </form>
  );
}

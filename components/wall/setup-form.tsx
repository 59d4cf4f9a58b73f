'use client';

import { useWords } from '@/lib/browser/words';
import { formatNight } from '@/lib/status/wall/night-notation';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import { SetupCheck, SetupChoices } from './setup-choices';
import { SetupField, SetupInput, SetupSelect } from './setup-field';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
  readonly hasView: boolean;
}

const chosen = ({ value, label, isChosen }: Choice) => ({ value, label, isChecked: isChosen });

/** What a wall should show. Each change shows at once; without JavaScript the button does. */
export function SetupForm({
  options,
  scopes,
  services,
}: {
  readonly options: WallOptions;
  readonly scopes: readonly Choice[];
  readonly services: readonly Choice[];
}) {
  const { t } = useWords();
  const viewOf =
    (kind: 'scope' | 'service') =>
    ({ value, label, hasView }: Choice) => ({ value: `${kind}:${value}`, label, isChecked: hasView });
  const kinds = options.views.map(({ kind }) => kind);
  return (
    <form
      method="get"
      action="/wall/setup"
      onChange={(event) => event.currentTarget.requestSubmit()}
      className="grid gap-4 sm:grid-cols-2"
    >
      <SetupChoices legend={t('setup.scopes')} name="scope" choices={scopes.map(chosen)} />
      <SetupChoices legend={t('setup.services')} name="service" choices={services.map(chosen)} />
      <fieldset className="text-sm">
        <legend className="text-muted">{t('setup.views')}</legend>
        {(['all', 'incidents', 'maintenances'] as const).map((kind) => (
          <SetupCheck key={kind} name="view" value={kind} isChecked={kinds.includes(kind)}>
            {t(`setup.${kind}`)}
          </SetupCheck>
        ))}
      </fieldset>
      <SetupChoices
        legend={t('setup.ownViews')}
        name="view"
        choices={[...scopes.map(viewOf('scope')), ...services.map(viewOf('service'))]}
      />
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

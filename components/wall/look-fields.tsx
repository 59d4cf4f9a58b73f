import { useWords } from '@/lib/browser/page/words';
import { formatNight } from '@/lib/status/wall/night-notation';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import { SetupField, SetupInput, SetupSelect } from './setup-field';

/** Form fields for theme, screen, language and the like. */
export function LookFields({ options }: { readonly options: WallOptions }) {
  const { t } = useWords();
  return (
    <>
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
    </>
  );
}

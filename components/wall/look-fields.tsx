import type { ReactNode } from 'react';

import { Unbroken } from '@/components/ui/unbroken';
import { useWords } from '@/lib/browser/page/words';
import { SCREEN_RANGES } from '@/lib/status/wall/legible';
import { formatNight } from '@/lib/status/wall/night-notation';
import { ROTATE_RANGE } from '@/lib/status/wall/parse-wall-options';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import { FIELD } from '../ui/form';

/** Form fields for theme, screen, language and the like. */
export function LookFields({ options }: { readonly options: WallOptions }) {
  const { t } = useWords();
  const onOff = [
    ['off', t('setup.off')],
    ['on', t('setup.on')],
  ] as const;
  return (
    <>
      <SetupField label={t('setup.rotate')}>
        <SetupInput
          type="number"
          name="rotate"
          min={ROTATE_RANGE[0]}
          max={ROTATE_RANGE[1]}
          defaultValue={options.rotateSeconds}
        />
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
        <SetupInput
          type="number"
          name="size"
          step="any"
          min={SCREEN_RANGES.diagonalInches[0]}
          max={SCREEN_RANGES.diagonalInches[1]}
          defaultValue={options.diagonalInches}
        />
      </SetupField>
      <SetupField label={t('setup.distance')}>
        <SetupInput
          type="number"
          name="distance"
          step="any"
          min={SCREEN_RANGES.distanceMetres[0]}
          max={SCREEN_RANGES.distanceMetres[1]}
          defaultValue={options.distanceMetres}
        />
      </SetupField>
      <SetupField label={t('setup.sound')}>
        <SetupSelect name="sound" defaultValue={options.isSoundOn ? 'on' : 'off'} values={onOff} />
      </SetupField>
      <SetupField label={t('setup.oled')}>
        <SetupSelect name="oled" defaultValue={options.isOled ? 'on' : 'off'} values={onOff} />
      </SetupField>
      <SetupField label={t('setup.wallTitle')}>
        <SetupInput name="title" defaultValue={options.title ?? ''} />
      </SetupField>
    </>
  );
}

/** A form field with a label. */
function SetupField({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="block text-sm">
      <span className="text-muted">
        <Unbroken text={label} />
      </span>
      {children}
    </label>
  );
}

/** A text or number input. */
function SetupInput(props: {
  readonly name: string;
  readonly defaultValue: string | number;
  readonly type?: 'text' | 'number';
  readonly step?: string;
  readonly min?: number;
  readonly max?: number;
}) {
  return <input {...props} className={FIELD} />;
}

/** A select with fixed values. */
function SetupSelect({
  name,
  defaultValue,
  values,
}: {
  readonly name: string;
  readonly defaultValue: string;
  readonly values: readonly (readonly [value: string, label: string])[];
}) {
  return (
    <select name={name} defaultValue={defaultValue} className={FIELD}>
      {values.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

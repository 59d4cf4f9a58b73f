import type { FormEvent } from 'react';

import { BUTTON, Checkbox, CheckboxList } from '@/components/ui/form';
import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import { LookFields } from './look-fields';

/** A scope or service that can be ticked. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
  readonly hasView: boolean;
}

const chosen = ({ value, label, isChosen }: Choice) => ({ value, label, isChecked: isChosen });

/** Options of a wall. Without JavaScript, a button submits them. */
export function SetupForm({
  options,
  scopes,
  services,
  onChange,
}: {
  readonly options: WallOptions;
  readonly scopes: readonly Choice[];
  readonly services: readonly Choice[];
  readonly onChange: (form: HTMLFormElement) => void;
}) {
  const { t } = useWords();
  const viewOf =
    (kind: 'scope' | 'service') =>
    ({ value, label, hasView }: Choice) => ({ value: `${kind}:${value}`, label, isChecked: hasView });
  const kinds = options.views.map(({ kind }) => kind);
  const apply = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onChange(event.currentTarget);
  };
  return (
    <form
      method="get"
      action={atBase('/wall/setup')}
      onChange={(event) => onChange(event.currentTarget)}
      onSubmit={apply}
      className="grid gap-4 sm:grid-cols-2"
    >
      <CheckboxList legend={t('setup.scopes')} name="scope" options={scopes.map(chosen)} />
      <CheckboxList legend={t('setup.services')} name="service" options={services.map(chosen)} />
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
      <CheckboxList
        legend={t('setup.ownViews')}
        name="view"
        options={[...scopes.map(viewOf('scope')), ...services.map(viewOf('service'))]}
      />
      <LookFields options={options} />
      <input type="hidden" name="shape" value={options.shape} />
      <button type="submit" className={`hidden sm:col-span-2 noscript:block ${BUTTON}`}>
        {t('setup.apply')}
      </button>
    </form>
  );
}

'use client';

import { Checkbox, CheckboxList } from '@/components/ui/form';
import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import { LookFields } from './look-fields';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
  readonly hasView: boolean;
}

const chosen = ({ value, label, isChosen }: Choice) => ({ value, label, isChecked: isChosen });

/** Options of a wall. It submits itself on each change; without JavaScript, by the button. */
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
      action={atBase('/wall/setup')}
      onChange={(event) => event.currentTarget.requestSubmit()}
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
      <button type="submit" className="rounded-card border border-line bg-panel px-4 py-2 sm:col-span-2">
        {t('setup.apply')}
      </button>
    </form>
  );
}

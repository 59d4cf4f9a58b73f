import { useWords } from '@/lib/browser/page/words';
import type { Dimension } from '@/lib/status/model/types';

function Choices({
  legend,
  parameter,
  choices,
  chosen,
}: {
  readonly legend: string;
  readonly parameter: string;
  readonly choices: readonly Dimension[];
  readonly chosen: readonly string[];
}) {
  return (
    <fieldset className="min-w-0 text-sm">
      <legend className="text-muted">{legend}</legend>
      <ul className="mt-1 max-h-44 overflow-y-auto rounded-card border border-line bg-panel px-3 py-2">
        {choices.map(({ id, name }) => (
          <li key={id}>
            <label className="flex items-baseline gap-2 py-0.5">
              <input
                type="checkbox"
                name={parameter}
                value={id}
                defaultChecked={chosen.some(
                  (entry) => entry === String(id) || entry.toLowerCase() === name.toLowerCase(),
                )}
                className="size-4 shrink-0 translate-y-0.5 accent-maintenance"
              />
              <span className="name min-w-0 [overflow-wrap:anywhere]">{name}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

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
        <Choices legend={t('screens.scopes')} parameter="scope" choices={scopes} chosen={chosen.scopes} />
        <Choices
          legend={t('screens.services')}
          parameter="service"
          choices={services}
          chosen={chosen.services}
        />
      </div>
    </fieldset>
  );
}

import { useWords } from '@/lib/browser/words';
import {
  HAPPENING_FILTERS,
  wordFiltersOf,
  type HappeningKind,
  type Tab,
} from '@/lib/status/happening-filters';
import type { Dimension } from '@/lib/status/types';

import { ChoiceField } from './choice-field';
import { wordKeys } from './list-words';

/** What the filters of a list are made for. */
export interface FilterFieldsProps {
  readonly kind: HappeningKind;
  readonly tab: Tab;
  readonly search: string;
  readonly scopes: readonly Dimension[];
  readonly services: readonly Dimension[];
  /** The zone of the source: days are its own. */
  readonly timeZone: string;
}

const FIELD = 'w-full min-w-0 rounded-card border border-line bg-ground px-2 py-1';

const toChoices = (dimensions: readonly Dimension[]) =>
  dimensions.map(({ id, name }) => ({ value: String(id), name }));

/** The filters of a list: words, places, a reference, and the days that bound the beginning. */
export function FilterFields({ kind, tab, search, scopes, services, timeZone }: FilterFieldsProps) {
  const { t } = useWords();
  const { hasReference, hasDays } = HAPPENING_FILTERS[kind];
  const query = new URLSearchParams(search);
  const empty = t('lists.noPlaces');
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(8.25rem,1fr))] gap-x-6 gap-y-4 lg:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]">
      {wordFiltersOf(kind)
        .filter(([, byTab]) => byTab[tab].length > 1)
        .map(([filter, byTab]) => {
          const keys = wordKeys(kind, filter);
          const choices = byTab[tab].flatMap((value) => {
            const key = keys[value];
            return key === undefined ? [] : [{ value, name: t(key) }];
          });
          return (
            <ChoiceField
              key={filter}
              legend={t(`lists.${filter}`)}
              parameter={filter}
              choices={choices}
              search={search}
            />
          );
        })}
      <ChoiceField
        legend={t('lists.scope')}
        parameter="scope"
        choices={toChoices(scopes)}
        search={search}
        empty={empty}
      />
      <ChoiceField
        legend={t('lists.service')}
        parameter="service"
        choices={toChoices(services)}
        search={search}
        empty={empty}
      />
      {hasDays && (
        <fieldset className="min-w-0">
          <legend className="mb-1 font-semibold">
            {t(kind === 'incidents' ? 'lists.began' : 'lists.scheduled')}
          </legend>
          {(['after', 'before'] as const).map((name) => (
            <label key={name} className="mb-2 block">
              {t(`lists.${name}`)}
              <input type="date" name={name} defaultValue={query.get(name) ?? ''} className={FIELD} />
            </label>
          ))}
          <p className="text-[13px] text-muted">{t('lists.daysOf', { zone: timeZone })}</p>
        </fieldset>
      )}
      {hasReference && (
        <label className="block min-w-0">
          <span className="mb-1 block font-semibold">{t('lists.reference')}</span>
          <input
            name="reference"
            defaultValue={query.get('reference') ?? ''}
            autoComplete="off"
            className={FIELD}
          />
        </label>
      )}
    </div>
  );
}

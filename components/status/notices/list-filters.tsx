import { memo } from 'react';

import type { Address } from '@/lib/browser/address/use-address';
import { useWords } from '@/lib/browser/page/words';
import { formatDay } from '@/lib/language/format-day';
import { IMPACT_KEYS, INCIDENT_STATUS_KEYS, SEVERITY_KEYS } from '@/lib/language/notice-keys';
import { LEVEL_KEYS, MAINTENANCE_STATUS_KEYS } from '@/lib/language/page-keys';
import {
  NOTICE_FILTERS,
  wordFiltersOf,
  type NoticeKind,
  type Tab,
  type WordFilter,
} from '@/lib/status/notices/notice-filters';
import type { NoticeList } from '@/lib/status/notices/notice-list';
import {
  activeFilters,
  withoutFilter,
  withoutFilters,
  type ActiveFilter,
} from '@/lib/status/notices/list-address';
import type { Dimension } from '@/lib/status/model/types';

import { ActiveFilters } from '../lists/active-filters';
import { DateFilter } from '../lists/date-filter';
import { FilterBox } from '../lists/filter-box';
import { FilterForm, toFormQuery } from '../lists/filter-form';
import { FilterMenu, type FilterOption } from '../lists/filter-menu';
import { TypedFilter } from '../lists/typed-filter';

type WordKey =
  | (typeof INCIDENT_STATUS_KEYS)[keyof typeof INCIDENT_STATUS_KEYS]
  | (typeof MAINTENANCE_STATUS_KEYS)[keyof typeof MAINTENANCE_STATUS_KEYS]
  | (typeof SEVERITY_KEYS)[keyof typeof SEVERITY_KEYS]
  | (typeof IMPACT_KEYS)[keyof typeof IMPACT_KEYS]
  | (typeof LEVEL_KEYS)[keyof typeof LEVEL_KEYS];

/** The message for each value of a filter. */
function wordKeys(kind: NoticeKind, filter: WordFilter): Readonly<Record<string, WordKey>> {
  const statuses = kind === 'incidents' ? INCIDENT_STATUS_KEYS : MAINTENANCE_STATUS_KEYS;
  return { status: statuses, severity: SEVERITY_KEYS, impact: IMPACT_KEYS, level: LEVEL_KEYS }[filter];
}

const isOption = ({ value, name }: FilterOption, chosen: string): boolean =>
  value === chosen || name.toLowerCase() === chosen.toLowerCase();

const toOptions = (places: readonly Dimension[]): readonly FilterOption[] =>
  places.map(({ id, name }) => ({ value: String(id), name }));

/** The filter menus of a list: fixed values first, then scopes and services. */
function useMenus(kind: NoticeKind, tab: Tab, { scopes, services }: Places) {
  const { t } = useWords();
  const words = wordFiltersOf(kind)
    .filter(([, byTab]) => byTab[tab].length > 1)
    .map(([parameter, byTab]) => {
      const keys = wordKeys(kind, parameter);
      const options = byTab[tab].flatMap((value) => {
        const key = keys[value];
        return key === undefined ? [] : [{ value, name: t(key) }];
      });
      return { parameter, options };
    });
  return [
    ...words,
    { parameter: 'scope', options: toOptions(scopes) },
    { parameter: 'service', options: toOptions(services) },
  ] as const;
}

type Places = Pick<NoticeList<unknown, unknown>, 'scopes' | 'services'>;

/** Search field and filters of a list of notices. They render with new data, not with each tick of the clock, which would write every field again. */
export const ListFilters = memo(function ListFilters({
  kind,
  view,
  search,
  go,
  shownSearch,
  text,
  onType,
}: {
  readonly kind: NoticeKind;
  readonly view: NoticeList<unknown, unknown>;
  readonly search: Address['search'];
  readonly go: Address['go'];
  /** The query of the rows that are shown. */
  readonly shownSearch: string;
  readonly text: string;
  readonly onType: (text: string) => void;
}) {
  const { t, language } = useWords();
  const address = { search, go };
  const { tab } = view.listed;
  const menus = useMenus(kind, tab, view);
  const chosen = activeFilters(kind, search, view.problems);
  const { hasReference, hasDays } = NOTICE_FILTERS[kind];
  const apply = (form: HTMLFormElement | null) => {
    if (form) go(toFormQuery(form).toString());
  };
  const nameOf = ({ parameter, value }: ActiveFilter): string => {
    if (parameter === 'after') return t('list.afterDay', { day: formatDay(value, language) });
    if (parameter === 'before') return t('list.beforeDay', { day: formatDay(value, language) });
    const menu = menus.find((found) => found.parameter === parameter);
    return menu?.options.find((option) => isOption(option, value))?.name ?? value;
  };
  const countOf = (...parameters: readonly string[]): number =>
    chosen.filter(({ parameter }) => parameters.includes(parameter)).length;
  return (
    <FilterForm
      label={t('list.searchNames')}
      text={text}
      onType={onType}
      onSubmit={apply}
      below={
        <ActiveFilters
          chosen={activeFilters(kind, shownSearch, view.problems).map((one) => ({
            name: nameOf(one),
            rest: withoutFilter(search, one),
          }))}
          cleared={withoutFilters(kind, search)}
          go={go}
        />
      }
    >
      {tab === 'past' && <input type="hidden" name="tab" value="past" />}
      {menus.map(({ parameter, options }) => (
        <FilterMenu
          key={parameter}
          title={t(`list.${parameter}`)}
          parameter={parameter}
          options={options}
          chosen={options.flatMap((option) =>
            chosen.some((one) => one.parameter === parameter && isOption(option, one.value))
              ? [option.value]
              : [],
          )}
          onChange={apply}
        />
      ))}
      {hasDays && (
        <FilterBox title={t('list.begins')} count={countOf('after', 'before')}>
          <DateFilter label={t('list.after')} parameter="after" address={address} />
          <DateFilter label={t('list.before')} parameter="before" address={address} />
          <p className="max-w-56 px-2 py-1 text-[13px] text-muted">
            {t('list.daysOf', { zone: view.timeZone })}
          </p>
        </FilterBox>
      )}
      {hasReference && (
        <FilterBox title={t('list.reference')} count={countOf('reference')}>
          <TypedFilter label={t('list.exactly')} parameter="reference" address={address} />
        </FilterBox>
      )}
    </FilterForm>
  );
});

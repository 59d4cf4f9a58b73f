import type { Address } from '@/lib/browser/address/use-address';
import { useWords } from '@/lib/browser/page/words';
import { INCIDENT_STATUS_KEYS, MONITOR_STATUS_KEYS } from '@/lib/language/notice-keys';
import { MAINTENANCE_STATUS_KEYS } from '@/lib/language/page-keys';
import type { ChangeList } from '@/lib/status/changes/change-list';
import {
  ALL_CHANGE_STATUSES,
  CHANGE_KINDS,
  NO_FILTERS,
  toChangeSearch,
  type ChangeQuery,
} from '@/lib/status/changes/change-query';
import type { Dimension } from '@/lib/status/model/types';

import { ActiveFilters } from '../lists/active-filters';
import { FilterForm, toFormQuery } from '../lists/filter-form';
import { FilterMenu, type FilterOption } from '../lists/filter-menu';

const KIND_KEYS = {
  monitor: 'list.kindMonitor',
  incident: 'list.kindIncident',
  maintenance: 'list.kindMaintenance',
} as const;

const ALL_KEYS = { ...MAINTENANCE_STATUS_KEYS, ...INCIDENT_STATUS_KEYS, ...MONITOR_STATUS_KEYS };
const STATUS_KEYS: Readonly<Record<string, (typeof ALL_KEYS)[keyof typeof ALL_KEYS]>> = ALL_KEYS;

type Parameter = 'kind' | 'status' | 'scope' | 'service';

const valuesOf = ({
  kinds,
  statuses,
  selection,
}: ChangeQuery): Readonly<Record<Parameter, readonly string[]>> => ({
  kind: kinds,
  status: statuses,
  scope: selection.scopes.map(String),
  service: selection.services.map(String),
});

/** The first page of a query without one value of a filter. */
function without(query: ChangeQuery, parameter: Parameter, value: string): string {
  const search = new URLSearchParams(toChangeSearch({ ...query, page: 1 }));
  return new URLSearchParams(
    [...search].filter(([name, other]) => name !== parameter || other !== value),
  ).toString();
}

const toOption = ({ id, name }: Dimension): FilterOption => ({ value: String(id), name });

/** Search field and filters of the list of changes. */
export function ChangeFilters({
  query,
  shown,
  choices,
  text,
  onType,
  go,
}: {
  readonly query: ChangeQuery;
  /** The query of the changes that are shown, which may still be the previous one. */
  readonly shown: ChangeQuery;
  readonly choices: Pick<ChangeList, 'scopes' | 'services'>;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly go: Address['go'];
}) {
  const { t } = useWords();
  const apply = (form: HTMLFormElement | null) => {
    if (form) go(toFormQuery(form).toString());
  };
  const statusOptions = ALL_CHANGE_STATUSES.flatMap((value) => {
    const key = STATUS_KEYS[value];
    return key === undefined ? [] : [{ value, name: t(key) }];
  });
  const menus = [
    { parameter: 'kind', options: CHANGE_KINDS.map((value) => ({ value, name: t(KIND_KEYS[value]) })) },
    { parameter: 'status', options: statusOptions },
    { parameter: 'scope', options: choices.scopes.map(toOption) },
    { parameter: 'service', options: choices.services.map(toOption) },
  ] as const;
  const active = menus.flatMap(({ parameter, options }) =>
    valuesOf(shown)[parameter].map((value) => ({
      name: options.find((option) => option.value === value)?.name ?? value,
      rest: without(query, parameter, value),
    })),
  );
  const cleared = toChangeSearch({ ...NO_FILTERS, q: query.q });
  return (
    <FilterForm
      label={t('list.searchNames')}
      text={text}
      onType={onType}
      onSubmit={apply}
      below={<ActiveFilters chosen={active} cleared={cleared} go={go} />}
    >
      {menus.map(({ parameter, options }) => (
        <FilterMenu
          key={parameter}
          title={t(`list.${parameter}`)}
          parameter={parameter}
          options={options}
          chosen={valuesOf(query)[parameter]}
          onChange={apply}
        />
      ))}
    </FilterForm>
  );
}

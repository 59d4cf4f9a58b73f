import type { Address } from '@/lib/browser/address/use-address';
import { useWords } from '@/lib/browser/page/words';
import { INCIDENT_STATUS_KEYS, MONITOR_STATUS_KEYS } from '@/lib/language/notice-keys';
import { MAINTENANCE_STATUS_KEYS } from '@/lib/language/page-keys';
import type { ChangeList } from '@/lib/status/changes/change-list';
import { ALL_CHANGE_STATUSES, CHANGE_KINDS, type ChangeQuery } from '@/lib/status/changes/change-query';
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

const toOption = ({ id, name }: Dimension): FilterOption => ({ value: String(id), name });

/** Search field and filters of the list of changes. */
export function ChangeFilters({
  query: { kinds, statuses, selection },
  choices,
  search,
  text,
  onType,
  go,
}: {
  readonly query: ChangeQuery;
  readonly choices: Pick<ChangeList, 'scopes' | 'services'>;
  /** The query of the page. */
  readonly search: string;
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
    {
      parameter: 'kind',
      options: CHANGE_KINDS.map((value) => ({ value, name: t(KIND_KEYS[value]) })),
      chosen: kinds,
    },
    { parameter: 'status', options: statusOptions, chosen: statuses },
    { parameter: 'scope', options: choices.scopes.map(toOption), chosen: selection.scopes.map(String) },
    { parameter: 'service', options: choices.services.map(toOption), chosen: selection.services.map(String) },
  ] as const;
  const toSearch = (isKept: (parameter: string, value: string) => boolean): string => {
    const rest = new URLSearchParams();
    for (const { parameter, chosen } of menus)
      for (const value of chosen) if (isKept(parameter, value)) rest.append(parameter, value);
    const q = new URLSearchParams(search).get('q');
    if (q !== null) rest.set('q', q);
    return rest.toString();
  };
  const active = menus.flatMap(({ parameter, options, chosen }) =>
    chosen.map((value) => ({
      name: options.find((option) => option.value === value)?.name ?? value,
      rest: toSearch((other, otherValue) => other !== parameter || otherValue !== value),
    })),
  );
  return (
    <FilterForm
      label={t('list.searchNames')}
      text={text}
      onType={onType}
      onSubmit={apply}
      below={<ActiveFilters chosen={active} cleared={toSearch(() => false)} go={go} />}
    >
      {menus.map(({ parameter, options, chosen }) => (
        <FilterMenu
          key={parameter}
          title={t(`list.${parameter}`)}
          parameter={parameter}
          options={options}
          chosen={chosen}
          onChange={apply}
        />
      ))}
    </FilterForm>
  );
}

import type { Address } from '@/lib/browser/address/use-address';
import { useWords } from '@/lib/browser/page/words';
import { MONITOR_STATUS_KEYS } from '@/lib/language/notice-keys';
import {
  MONITOR_GROUPINGS,
  MONITOR_STATUSES,
  parseMonitorQuery,
  toMonitorSearch,
  type MonitorChoices,
  type MonitorQuery,
} from '@/lib/status/monitors/monitor-query';
import type { Dimension } from '@/lib/status/model/types';

import { ActiveFilters, type RemovableFilter } from '../lists/active-filters';
import { FilterForm, toFormQuery } from '../lists/filter-form';
import { FilterMenu } from '../lists/filter-menu';
import { SelectField } from '../lists/select-field';

const GROUP_KEYS = {
  none: 'monitor.groupNone',
  scope: 'monitor.groupScope',
  service: 'monitor.groupService',
} as const;

const toOption = ({ id, name }: Dimension) => ({ value: String(id), name });
const without = <T,>(values: readonly T[], gone: T): T[] => values.filter((value) => value !== gone);

function useChosen(query: MonitorQuery, { scopes, services }: MonitorChoices): readonly RemovableFilter[] {
  const { t } = useWords();
  const nameOf = (items: readonly Dimension[], id: number): string =>
    items.find((item) => item.id === id)?.name ?? `#${id}`;
  const { selection, statuses, integrations } = query;
  const reduced = (change: Partial<MonitorQuery>): string =>
    toMonitorSearch({ ...query, page: null, ...change });
  return [
    ...statuses.map((status) => ({
      name: t(MONITOR_STATUS_KEYS[status]),
      rest: reduced({ statuses: without(statuses, status) }),
    })),
    ...selection.scopes.map((id) => ({
      name: nameOf(scopes.items, id),
      rest: reduced({ selection: { ...selection, scopes: without(selection.scopes, id) } }),
    })),
    ...selection.services.map((id) => ({
      name: nameOf(services.items, id),
      rest: reduced({ selection: { ...selection, services: without(selection.services, id) } }),
    })),
    ...integrations.map((integration) => ({
      name: integration,
      rest: reduced({ integrations: without(integrations, integration) }),
    })),
  ];
}

/** Search field and filters of the monitor list. */
export function MonitorFilters({
  query,
  choices,
  text,
  onType,
  go,
}: {
  readonly query: MonitorQuery;
  readonly choices: MonitorChoices;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly go: Address['go'];
}) {
  const { t } = useWords();
  const chosen = useChosen(query, choices);
  const apply = (form: HTMLFormElement | null) => {
    if (form) go(toMonitorSearch(parseMonitorQuery(toFormQuery(form), choices).query));
  };
  const { selection, statuses, integrations, group } = query;
  const cleared = toMonitorSearch({
    ...query,
    page: null,
    statuses: [],
    integrations: [],
    selection: { scopes: [], services: [] },
  });
  return (
    <FilterForm
      label={t('monitor.search')}
      text={text}
      onType={onType}
      onSubmit={apply}
      below={<ActiveFilters chosen={chosen} cleared={cleared} go={go} />}
    >
      <FilterMenu
        title={t('list.status')}
        parameter="status"
        options={MONITOR_STATUSES.map((value) => ({ value, name: t(MONITOR_STATUS_KEYS[value]) }))}
        chosen={statuses}
        onChange={apply}
      />
      <FilterMenu
        title={t('list.scope')}
        parameter="scope"
        options={choices.scopes.items.map(toOption)}
        chosen={selection.scopes.map(String)}
        onChange={apply}
      />
      <FilterMenu
        title={t('list.service')}
        parameter="service"
        options={choices.services.items.map(toOption)}
        chosen={selection.services.map(String)}
        onChange={apply}
      />
      <FilterMenu
        title={t('list.integration')}
        parameter="integration"
        options={choices.integrations.map((name) => ({ value: name, name }))}
        chosen={integrations}
        onChange={apply}
      />
      <SelectField
        label={t('monitor.group')}
        parameter="group"
        options={MONITOR_GROUPINGS.map((value) => ({ value, name: t(GROUP_KEYS[value]) }))}
        chosen={group}
        onChange={apply}
      />
    </FilterForm>
  );
}

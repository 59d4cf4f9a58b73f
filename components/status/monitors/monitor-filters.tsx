import { memo } from 'react';

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

/** The filters of the rows that are shown, each with the wanted query without it. */
function useChosen(
  { selection: { scopes: scopeIds, services: serviceIds }, statuses, integrations }: MonitorQuery,
  wanted: MonitorQuery,
  { scopes, services }: MonitorChoices,
): readonly RemovableFilter[] {
  const { t } = useWords();
  const nameOf = (items: readonly Dimension[], id: number): string =>
    items.find((item) => item.id === id)?.name ?? `#${id}`;
  const { selection } = wanted;
  const reduced = (change: Partial<MonitorQuery>): string =>
    toMonitorSearch({ ...wanted, page: null, ...change });
  return [
    ...statuses.map((status) => ({
      name: t(MONITOR_STATUS_KEYS[status]),
      rest: reduced({ statuses: without(wanted.statuses, status) }),
    })),
    ...scopeIds.map((id) => ({
      name: nameOf(scopes.items, id),
      rest: reduced({ selection: { ...selection, scopes: without(selection.scopes, id) } }),
    })),
    ...serviceIds.map((id) => ({
      name: nameOf(services.items, id),
      rest: reduced({ selection: { ...selection, services: without(selection.services, id) } }),
    })),
    ...integrations.map((integration) => ({
      name: integration,
      rest: reduced({ integrations: without(wanted.integrations, integration) }),
    })),
  ];
}

/** Search field and filters of the monitor list. They render with new data, not with each tick of the clock, which would write every field again. */
export const MonitorFilters = memo(function MonitorFilters({
  query,
  shown,
  choices,
  text,
  onType,
  go,
}: {
  readonly query: MonitorQuery;
  /** The query of the rows that are shown, which may still be the previous one. */
  readonly shown: MonitorQuery;
  readonly choices: MonitorChoices;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly go: Address['go'];
}) {
  const { t } = useWords();
  const chosen = useChosen(shown, query, choices);
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
});

import type { FormEvent } from 'react';

import type { Address } from '@/lib/browser/use-address';
import { useWords } from '@/lib/browser/words';
import { MONITOR_STATUS_KEYS } from '@/lib/language/happening-keys';
import {
  MONITOR_GROUPINGS,
  MONITOR_STATUSES,
  parseMonitorQuery,
  toMonitorSearch,
  type MonitorChoices,
  type MonitorQuery,
} from '@/lib/status/monitor-query';
import type { Dimension } from '@/lib/status/types';

import { AddressLink } from './address-link';
import { FilterMenu } from './filter-menu';
import { SearchField } from './search-field';
import { SubmitButton } from './submit-button';

const GROUP_KEYS = {
  none: 'monitor.groupNone',
  scope: 'monitor.groupScope',
  service: 'monitor.groupService',
} as const;

const toOption = ({ id, name }: Dimension) => ({ value: String(id), name });
const without = <T,>(values: readonly T[], gone: T): T[] => values.filter((value) => value !== gone);

/** What is chosen now, each with the query that is left without it. */
function useChosen(query: MonitorQuery, { scopes, services }: MonitorChoices) {
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

/** The search and the filters of the list of monitors. */
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
    if (!form) return;
    const given = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string') given.append(name, value);
    }
    go(toMonitorSearch(parseMonitorQuery(given, choices).query));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    apply(event.currentTarget);
  };
  const { selection, statuses, integrations, group } = query;
  return (
    <form method="get" onSubmit={submit} className="mb-4 space-y-3 print:hidden">
      <SearchField label={t('monitor.search')} text={text} onType={onType} />
      <div className="flex flex-wrap items-start gap-2.5">
        <FilterMenu
          title={t('monitor.status')}
          parameter="status"
          options={MONITOR_STATUSES.map((value) => ({ value, name: t(MONITOR_STATUS_KEYS[value]) }))}
          chosen={statuses}
          onChange={apply}
        />
        <FilterMenu
          title={t('monitor.scope')}
          parameter="scope"
          options={choices.scopes.items.map(toOption)}
          chosen={selection.scopes.map(String)}
          onChange={apply}
        />
        <FilterMenu
          title={t('monitor.service')}
          parameter="service"
          options={choices.services.items.map(toOption)}
          chosen={selection.services.map(String)}
          onChange={apply}
        />
        <FilterMenu
          title={t('monitor.integration')}
          parameter="integration"
          options={choices.integrations.map((name) => ({ value: name, name }))}
          chosen={integrations}
          onChange={apply}
        />
        <label className="flex items-center gap-2 text-sm text-muted">
          {t('monitor.group')}
          <select
            name="group"
            value={group}
            onChange={({ currentTarget }) => apply(currentTarget.form)}
            className="rounded-card border border-unknown bg-panel px-2 py-2 text-[15px] text-ink"
          >
            {MONITOR_GROUPINGS.map((name) => (
              <option key={name} value={name}>
                {t(GROUP_KEYS[name])}
              </option>
            ))}
          </select>
        </label>
        <SubmitButton />
      </div>
      {chosen.length > 0 && (
        <ul aria-label={t('list.filters')} className="flex flex-wrap items-center gap-2 text-sm">
          {chosen.map(({ name, rest }) => (
            <li key={rest}>
              <AddressLink
                search={rest}
                go={go}
                className="name block rounded-card border border-maintenance-edge bg-maintenance-fill px-2.5 py-1 hover:underline"
              >
                <span className="sr-only">{t('list.remove', { name })}</span>
                <span aria-hidden="true">{name} ✕</span>
              </AddressLink>
            </li>
          ))}
          <li>
            <AddressLink
              search={toMonitorSearch({
                ...query,
                page: null,
                statuses: [],
                integrations: [],
                selection: { scopes: [], services: [] },
              })}
              go={go}
              className="px-1 text-maintenance underline"
            >
              {t('list.clear')}
            </AddressLink>
          </li>
        </ul>
      )}
    </form>
  );
}

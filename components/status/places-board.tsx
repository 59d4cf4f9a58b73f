'use client';

import type { FormEvent } from 'react';

import { useTypedSearch, withParameter } from '@/lib/browser/use-typed-search';
import type { InitialView } from '@/lib/browser/use-view';
import { useWords } from '@/lib/browser/words';
import {
  arrangePlaces,
  parsePlaceQuery,
  PLACE_ORDERS,
  type PlaceKind,
  type PlaceList,
} from '@/lib/status/place-list';

import { BoardMain } from './board-main';
import { FilterProblems } from './filter-problems';
import { PlacesTable } from './places-table';
import { SearchField } from './search-field';
import { SectionNote } from './section-note';
import { SubmitButton } from './submit-button';
import { useLiveBoard } from './use-live-board';

/** All scopes, or all services: searched as one types, worst first unless told. */
export function PlacesBoard({
  kind,
  initial,
}: {
  readonly kind: PlaceKind;
  readonly initial: InitialView<PlaceList>;
}) {
  const { t } = useWords();
  const live = useLiveBoard(initial, { dataQuery: '' });
  const [text, setText] = useTypedSearch(live);
  const { view, search, go, freshness, freshnessOf } = live;
  const { sort, problems } = parsePlaceQuery(new URLSearchParams(search));
  const { items } = view;
  const isScopes = kind === 'scopes';
  const found = items && arrangePlaces(items, { q: text, sort });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(withParameter(search, 'q', text));
  };
  return (
    <BoardMain live={live} title={t(`board.${kind}`)}>
      <FilterProblems problems={problems} />
      <form method="get" onSubmit={submit} className="mb-4 flex flex-wrap items-center gap-3 print:hidden">
        <div className="min-w-0 grow basis-56 sm:max-w-md">
          <SearchField
            label={t(isScopes ? 'place.searchScopes' : 'place.searchServices')}
            text={text}
            onType={setText}
          />
        </div>
        <label className="flex items-center gap-2 text-sm text-muted">
          {t('place.order')}
          <select
            name="sort"
            value={sort}
            onChange={({ currentTarget: { value } }) =>
              go(withParameter(withParameter(search, 'q', text), 'sort', value === 'worst' ? '' : value))
            }
            className="rounded-card border border-unknown bg-panel px-2 py-2 text-[15px] text-ink"
          >
            {PLACE_ORDERS.map((order) => (
              <option key={order} value={order}>
                {t(`place.${order}`)}
              </option>
            ))}
          </select>
        </label>
        <SubmitButton />
        {items && found && (
          <p role="status" className="text-sm text-muted">
            {found.length === items.length
              ? t(isScopes ? 'place.scopeCount' : 'place.serviceCount', { count: items.length })
              : t('place.found', { found: found.length, total: items.length })}
          </p>
        )}
        <SectionNote freshness={freshnessOf(kind)} board={freshness} />
      </form>
      <div data-freshness={freshness.word}>
        {found === null ? (
          <p className="hatched rounded-card border border-line p-6">
            {t(isScopes ? 'place.scopesUnread' : 'place.servicesUnread')}
          </p>
        ) : found.length === 0 ? (
          <p className="rounded-card border border-line bg-panel p-6 text-muted">
            {t(items?.length ? 'place.noneFound' : isScopes ? 'place.noScopes' : 'place.noServices')}
          </p>
        ) : (
          <PlacesTable kind={kind} items={found} />
        )}
      </div>
    </BoardMain>
  );
}

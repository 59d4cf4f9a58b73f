'use client';

import { useTypedParameter } from '@/lib/browser/use-typed-parameter';
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
import { FilterForm, toFormQuery } from './filters/filter-form';
import { FilterProblems } from './filters/filter-problems';
import { SelectField } from './filters/select-field';
import { PlacesTable } from './places-table';
import { SectionNote } from './section-note';
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
  const [text, setText] = useTypedParameter(live, 'q');
  const { view, search, go, freshness, freshnessOf } = live;
  const { sort, problems } = parsePlaceQuery(new URLSearchParams(search));
  const { items } = view;
  const isScopes = kind === 'scopes';
  const found = items && arrangePlaces(items, { q: text, sort });
  const apply = (form: HTMLFormElement | null) => {
    if (!form) return;
    const query = toFormQuery(form);
    if (query.get('sort') === 'worst') query.delete('sort');
    go(query.toString());
  };
  return (
    <BoardMain live={live} title={t(`board.${kind}`)}>
      <FilterProblems problems={problems} />
      <FilterForm
        label={t(isScopes ? 'place.searchScopes' : 'place.searchServices')}
        text={text}
        onType={setText}
        onSubmit={apply}
      >
        <SelectField
          label={t('place.order')}
          parameter="sort"
          options={PLACE_ORDERS.map((value) => ({ value, name: t(`place.${value}`) }))}
          chosen={sort}
          onChange={apply}
        />
      </FilterForm>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-3">
        {items && found && (
          <p role="status" className="text-sm text-muted">
            {found.length === items.length
              ? t(isScopes ? 'place.scopeCount' : 'place.serviceCount', { count: items.length })
              : t('place.found', { found: found.length, total: items.length })}
          </p>
        )}
        <SectionNote freshness={freshnessOf(kind)} board={freshness} />
      </div>
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

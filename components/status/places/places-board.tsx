'use client';

import { useTypedParameter } from '@/lib/browser/address/use-typed-parameter';
import type { InitialView } from '@/lib/browser/live/aging-view';
import { useWords } from '@/lib/browser/page/words';
import { sectionNotes } from '@/lib/language/section-notes';
import type { PlaceKind, Selected } from '@/lib/status/model/place';
import { arrangePlaces, parsePlaceQuery, PLACE_ORDERS, type PlaceList } from '@/lib/status/places/place-list';
import { doubtOf } from '@/lib/status/verdict/verdict';

import { BoardMain } from '../../frame/board-main';
import { SectionNote } from '../freshness/section-note';
import { useLiveBoard } from '../freshness/use-live-board';
import { type RemovableFilter, ActiveFilters } from '../lists/active-filters';
import { FilterForm, toFormQuery } from '../lists/filter-form';
import { FilterProblems } from '../lists/filter-problems';
import { LoadingList } from '../lists/loading-list';
import { SelectField } from '../lists/select-field';
import { PlacesTable } from './places-table';

const toDataQuery = (search: string): string =>
  new URLSearchParams(
    [...new URLSearchParams(search)].filter(([name]) => name === 'scope' || name === 'service'),
  ).toString();

/** The list of scopes or services: instant search, worst first by default. */
export function PlacesBoard({
  kind,
  initial,
}: {
  readonly kind: PlaceKind;
  readonly initial: InitialView<PlaceList>;
}) {
  const { t } = useWords();
  // The browser searches and sorts; the server applies the scope and service filters.
  const live = useLiveBoard(initial, { dataQuery: toDataQuery });
  const [text, setText] = useTypedParameter(live, 'q');
  const { view, search, go, freshness, freshnessOf } = live;
  const { sort, problems } = parsePlaceQuery(new URLSearchParams(search));
  const { items, selected } = view;
  const isScopes = kind === 'scopes';
  const found = items && arrangePlaces(items, { q: text, sort });
  const toRest = (gone: readonly Selected[]): string => {
    const query = new URLSearchParams(search);
    for (const name of ['scope', 'service']) query.delete(name);
    for (const one of selected) if (!gone.includes(one)) query.append(one.parameter, String(one.id));
    return query.toString();
  };
  const toChosen = (one: Selected): RemovableFilter => ({ name: one.name, rest: toRest([one]) });
  const apply = (form: HTMLFormElement | null) => {
    if (!form) return;
    const query = toFormQuery(form);
    if (query.get('sort') === 'worst') query.delete('sort');
    go(query.toString());
  };
  return (
    <BoardMain live={live} title={t(`board.${kind}`)}>
      <FilterProblems problems={[...view.problems, ...problems]} />
      <FilterForm
        label={t(isScopes ? 'place.searchScopes' : 'place.searchServices')}
        text={text}
        onType={setText}
        onSubmit={apply}
        below={<ActiveFilters chosen={selected.map(toChosen)} cleared={toRest(selected)} go={go} />}
      >
        {selected.map(({ parameter, id }) => (
          <input key={parameter + id} type="hidden" name={parameter} value={id} />
        ))}
        <SelectField
          label={t('place.order')}
          parameter="sort"
          options={PLACE_ORDERS.map((value) => ({ value, name: t(`place.${value}`) }))}
          chosen={sort}
          onChange={apply}
        />
      </FilterForm>
      <LoadingList loading={live.loading}>
        <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-3">
          {items && found && (
            <p role="status" className="text-sm text-muted">
              {found.length === items.length
                ? t(isScopes ? 'place.scopeCount' : 'place.serviceCount', { count: items.length })
                : t('place.found', { found: found.length, total: items.length })}
            </p>
          )}
          <SectionNote freshness={freshnessOf(kind)} board={freshness} notes={sectionNotes(view, kind, t)} />
        </div>
        <div
          data-freshness={freshness.word}
          data-doubt={doubtOf(view.sections.monitors) !== null || undefined}
        >
          {found === null ? (
            <p className="hatched rounded-card border border-line p-6">
              {t(isScopes ? 'place.scopesUnread' : 'place.servicesUnread')}
            </p>
          ) : found.length === 0 ? (
            <p className="rounded-card border border-line bg-panel p-6 text-muted">
              {t(
                items?.length || selected.length
                  ? 'place.noneFound'
                  : isScopes
                    ? 'place.noScopes'
                    : 'place.noServices',
              )}
            </p>
          ) : (
            <PlacesTable kind={kind} items={found} />
          )}
        </div>
      </LoadingList>
    </BoardMain>
  );
}

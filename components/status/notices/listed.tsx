import type { ReactNode } from 'react';

import { Panel } from '@/components/ui/panel';
import { useAt } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { flawNotes } from '@/lib/language/flaw-notes';
import { problemKey } from '@/lib/language/freshness-keys';
import { sectionNotes } from '@/lib/language/section-notes';
import type { MessageKey } from '@/lib/language/translate';
import { atBase } from '@/lib/site/base-path';
import { activeFilters, pageSearch } from '@/lib/status/notices/list-address';
import type { NoticeKind } from '@/lib/status/notices/notice-filters';
import { type NoticeList, searchNames } from '@/lib/status/notices/notice-list';

import { Instant } from '../../ui/instant';
import { Phrase } from '../../ui/phrase';
import { SectionNote } from '../freshness/section-note';
import type { LiveBoard } from '../freshness/use-live-board';
import { AddressLink, PageLinks } from '../lists/address-link';

/** The message that counts the items of each tab. */
const COUNT_KEYS = {
  incidents: { open: 'tab.openIncidents', past: 'tab.pastIncidents' },
  maintenances: { open: 'tab.openMaintenances', past: 'tab.pastMaintenances' },
  announcements: { open: 'tab.openAnnouncements', past: 'tab.pastAnnouncements' },
} as const satisfies Readonly<Record<NoticeKind, Readonly<Record<'open' | 'past', MessageKey>>>>;

/** Renders some items of a list. */
export type RenderItems<Item> = (items: readonly Item[], nowMs: number) => ReactNode;

interface Named {
  readonly name: string;
}

interface ListedProps<Open, Past> {
  readonly kind: NoticeKind;
  readonly live: LiveBoard<NoticeList<Open, Past>>;
  /** The text that names are searched for. */
  readonly text: string;
  readonly renderOpen: RenderItems<Open>;
  readonly renderPast: RenderItems<Past>;
}

/** One tab of a list under a heading with the number of items, or a note that it cannot be read. */
export function Listed<Open extends Named, Past extends Named>(props: ListedProps<Open, Past>) {
  const { t, timeZone } = useWords();
  const isPast = useAt() !== null;
  const { kind, live, text, renderOpen, renderPast } = props;
  // Until another query is loaded, all of this describes the rows of the previous one.
  const { nowMs, shownSearch: search, go, freshness, freshnessOf } = live;
  const { listed } = live.view;
  if (listed.tab === 'past' && listed.state === 'unavailable')
    return (
      <Panel id="listed" title={t('tab.unavailable')}>
        <p className="hatched rounded-card border border-line p-4 text-sm">
          {t('tab.unavailableHint', { reason: t(problemKey(listed.problem)) })}{' '}
          <a href={atBase(`/${kind}?${search}`)} className="text-maintenance underline">
            {t('tab.tryAgain')}
          </a>
        </p>
      </Panel>
    );
  const isOpen = listed.tab === 'open';
  const { items, total } = listed;
  const open = searchNames(listed.tab === 'open' ? (listed.items ?? []) : [], text);
  const past = searchNames(listed.tab === 'past' ? listed.items : [], text);
  const shown = open.length + past.length;
  const own = freshnessOf(kind);
  // An empty list of a moment that was not observed is not known to be empty.
  const isUnobserved = isPast && own.word === 'unknown' && total === 0;
  const count = isUnobserved ? t('then.notObserved') : t(COUNT_KEYS[kind][listed.tab], { count: total });
  const isPart = shown < (isOpen ? total : (items?.length ?? 0));
  // Open items are counted in full; for closed ones, the source counts only those that match the filters.
  const isFiltered =
    !isOpen && (activeFilters(kind, search, live.view.problems).length > 0 || listed.searched !== '');
  // Until the server has searched, the list shows the results of the previous query.
  const isSearching = !isOpen && listed.searched !== text.trim();
  const heading = isFiltered ? t('tab.filtered', { heading: count }) : count;
  const title = isPart ? t('tab.shown', { heading, shown }) : heading;
  const lastPage = isOpen ? 1 : Math.max(1, listed.totalPages);
  const isBeyond = !isOpen && listed.page > lastPage;
  const note = isOpen ? (
    <SectionNote freshness={own} board={freshness} notes={sectionNotes(live.view, kind, t)} />
  ) : (
    <p className="text-sm text-muted">
      <Phrase id="tab.asOf" values={{ time: <Instant at={listed.readAt} nowMs={nowMs} /> }} />
      {kind !== 'announcements' && ` · ${t('notice.timesIn', { zone: timeZone })}`}
      {listed.flaws.length > 0 && ` · ${flawNotes(listed.flaws, t)}`}
    </p>
  );
  return (
    <div data-freshness={isOpen ? own.word : undefined}>
      <Panel id="listed" title={items === null ? t('tab.unread') : title} note={note}>
        {items === null ? (
          <p className="hatched rounded-card border border-line p-4 text-sm">{t('notice.neverRead')}</p>
        ) : shown > 0 ? (
          isOpen ? (
            renderOpen(open, nowMs)
          ) : (
            renderPast(past, nowMs)
          )
        ) : (
          (total > 0 || isFiltered) &&
          !isBeyond && (
            <p className="text-sm text-muted">{t(isSearching ? 'tab.searching' : 'tab.noneMatch')}</p>
          )
        )}
        {!isOpen && listed.cut !== null && (
          <p role="status" className="mt-4 text-sm">
            {t('tab.lookedThrough', listed.cut)}
          </p>
        )}
        {isBeyond ? (
          <p className="text-sm">
            {t('list.beyond', { page: listed.page })}{' '}
            <AddressLink search={pageSearch(search, lastPage)} go={go} className="text-maintenance underline">
              {t('list.toLast', { count: lastPage })}
            </AddressLink>
          </p>
        ) : (
          !isOpen && (
            <PageLinks
              page={listed.page}
              pages={lastPage}
              toSearch={(page) => pageSearch(search, page)}
              go={go}
            />
          )
        )}
      </Panel>
    </div>
  );
}

import type { ReactNode } from 'react';

import { Panel } from '@/components/ui/panel';
import { useWords } from '@/lib/browser/words';
import type { HappeningKind } from '@/lib/status/happening-filters';
import { searchNames, type HappeningList } from '@/lib/status/happening-list';

import { problemKey } from '@/lib/language/freshness-keys';
import { Instant } from '../instant';
import { Phrase } from '../phrase';
import { SectionNote } from '../section-note';
import type { LiveBoard } from '../use-live-board';
import { COUNT_KEYS } from './list-words';
import { Paging } from './paging';

/** Shows some items of a list. */
export type RenderItems<Item> = (items: readonly Item[], nowMs: number) => ReactNode;

interface ListedProps<Item> {
  readonly kind: HappeningKind;
  readonly live: LiveBoard<HappeningList<Item>>;
  /** What is searched for among the names. */
  readonly text: string;
  readonly renderOpen: RenderItems<Item>;
  readonly renderPast: RenderItems<Item>;
}

/** What one tab of a list holds, under a heading that counts it; or in words that nobody knows. It ages by itself. */
export function Listed<Item extends { readonly name: string }>(props: ListedProps<Item>) {
  const { t } = useWords();
  const { kind, live, text, renderOpen, renderPast } = props;
  const { nowMs, search, freshness, freshnessOf } = live;
  const { listed } = live.view;
  if (listed.tab === 'past' && listed.state === 'unavailable')
    return (
      <Panel id="listed" title={t('lists.unavailable')}>
        <p className="hatched rounded-card border border-line p-4 text-sm">
          {t('lists.unavailableHint', { reason: t(problemKey(listed.problem)) })}{' '}
          <a href={`/${kind}?${search}`} className="text-maintenance underline">
            {t('lists.tryAgain')}
          </a>
        </p>
      </Panel>
    );
  const isOpen = listed.tab === 'open';
  const { items, total } = listed;
  const found = searchNames(items ?? [], text);
  const count = t(COUNT_KEYS[kind][listed.tab], { count: total });
  const isPart = isOpen ? found.length < total : found.length < (items?.length ?? 0);
  const title = isPart ? t('lists.shown', { heading: count, shown: found.length }) : count;
  const isBeyond = !isOpen && listed.page > Math.max(1, listed.totalPages);
  const own = freshnessOf(kind);
  const note = isOpen ? (
    <SectionNote freshness={own} board={freshness} />
  ) : (
    <p className="text-sm text-muted">
      <Phrase id="lists.asOf" values={{ time: <Instant at={listed.readAt} nowMs={nowMs} /> }} />
    </p>
  );
  return (
    <div data-freshness={isOpen ? own.word : undefined}>
      <Panel id="listed" title={items === null ? t('lists.unread') : title} note={note}>
        {items === null ? (
          <p className="hatched rounded-card border border-line p-4 text-sm">{t('happening.neverRead')}</p>
        ) : found.length > 0 ? (
          (isOpen ? renderOpen : renderPast)(found, nowMs)
        ) : (
          total > 0 && !isBeyond && <p className="text-sm text-muted">{t('lists.noneMatch')}</p>
        )}
        {!isOpen && <Paging kind={kind} search={search} page={listed.page} totalPages={listed.totalPages} />}
      </Panel>
    </div>
  );
}

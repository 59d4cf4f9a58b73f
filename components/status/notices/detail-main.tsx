import type { ReactNode } from 'react';

import type { InitialView } from '@/lib/browser/live/aging-view';
import { useWords } from '@/lib/browser/page/words';
import type { DetailPage } from '@/lib/status/notices/notice-details';
import type { Incident } from '@/lib/status/model/types';
import type { NoticeKind } from '@/lib/status/notices/notice-filters';

import { BoardMain } from '../../frame/board-main';
import { problemKey } from '@/lib/language/freshness-keys';
import type { ItemState } from '@/lib/language/item-state';
import type { Words } from '@/lib/language/words';
import { flawNotes } from '@/lib/language/flaw-notes';
import { atBase } from '@/lib/site/base-path';
import { Instant } from '../../ui/instant';
import { Phrase } from '../../ui/phrase';
import { SectionNote } from '../freshness/section-note';
import { StateLine } from '../model/state-line';
import { useLiveBoard, type LiveBoard } from '../freshness/use-live-board';

const ID_KEYS = {
  incidents: 'details.incident',
  maintenances: 'details.maintenance',
  announcements: 'details.announcement',
} as const;

/** The detail page of a notice, or a note that it cannot be read now. */
export function DetailMain<Item extends Pick<Incident, 'name' | 'flaws'>>({
  kind,
  initial,
  sourceUrl,
  toState,
  subscribe,
  children,
}: {
  readonly kind: NoticeKind;
  readonly initial: InitialView<DetailPage<Item>>;
  /** The notice in ProdManager; null for viewers without that link. */
  readonly sourceUrl: string | null;
  readonly toState: (item: Item, nowMs: number, words: Words) => ItemState;
  /** The control for subscriptions. */
  readonly subscribe?: ReactNode;
  readonly children: (item: Item, live: LiveBoard<DetailPage<Item>>) => ReactNode;
}) {
  const words = useWords();
  const { t } = words;
  const live = useLiveBoard(initial);
  const { view, nowMs, freshness, freshnessOf } = live;
  const { id, found } = view;
  const numbered = t(ID_KEYS[kind], { id: String(id) });
  if (found.state === 'unavailable')
    return (
      <BoardMain live={live} title={numbered} list={kind}>
        <div className="hatched rounded-card border border-line p-5">
          <h2 className="font-semibold">{t('details.unavailable')}</h2>
          <p className="mt-1 text-sm">
            {t('details.unavailableHint', { reason: t(problemKey(found.problem)) })}{' '}
            <a href={atBase(`/${kind}/${id}`)} className="text-maintenance underline">
              {t('details.tryAgain')}
            </a>
          </p>
        </div>
      </BoardMain>
    );
  const { item, readAt } = found;
  const own = freshnessOf(kind);
  const notes = flawNotes(item.flaws ?? [], t);
  return (
    <BoardMain
      live={live}
      title={item.name}
      list={kind}
      numbered={numbered}
      state={<StateLine state={toState(item, nowMs, words)} word={readAt === null ? own.word : 'live'} />}
      sourceUrl={sourceUrl}
      subscribe={subscribe}
    >
      <div data-freshness={readAt === null ? own.word : undefined} className="space-y-7">
        {readAt === null ? (
          <SectionNote freshness={own} board={freshness} notes={notes} />
        ) : (
          <p className="text-sm text-muted">
            <Phrase id="details.fromSource" values={{ time: <Instant at={readAt} nowMs={nowMs} /> }} />
            {notes && ` · ${notes}`}
          </p>
        )}
        {children(item, live)}
      </div>
    </BoardMain>
  );
}

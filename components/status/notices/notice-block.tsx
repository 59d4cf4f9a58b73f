import type { ReactNode } from 'react';

import { Panel } from '@/components/ui/panel';
import { useAt } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { sectionNotes } from '@/lib/language/section-notes';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';
import type { Freshness } from '@/lib/status/freshness/freshness';
import type { SectionName } from '@/lib/status/model/types';

import { SectionNote } from '../freshness/section-note';

/** Cards of one kind of notice, or a note that there are none or that they could not be read. It shows its own freshness. */
export function NoticeBlock<T extends { readonly id: number }>({
  id,
  headingId = id,
  summary,
  title,
  items,
  empty,
  freshness,
  board,
  render,
}: {
  readonly id: SectionName;
  /** Where a page has two blocks of one section. */
  readonly headingId?: string;
  readonly summary: BoardSummary;
  readonly title: string;
  readonly items: readonly T[] | null;
  readonly empty: string;
  readonly freshness: Freshness;
  readonly board: Freshness;
  readonly render: (item: T) => ReactNode;
}) {
  const { t } = useWords();
  const isPast = useAt() !== null;
  return (
    <div data-freshness={freshness.word}>
      <Panel
        id={headingId}
        title={title}
        note={<SectionNote freshness={freshness} board={board} notes={sectionNotes(summary, id, t)} />}
      >
        {items === null ? (
          <p className="hatched rounded-card border border-line p-4 text-sm">
            {t(isPast && id === 'announcements' ? 'then.announcements' : 'notice.neverRead')}
          </p>
        ) : items.length === 0 ? (
          <p className="text-sm text-muted">
            {isPast && freshness.word === 'unknown' ? t('then.notObserved') : empty}
          </p>
        ) : (
          <ul className="space-y-2.5">
            {items.map((item) => (
              <li key={item.id}>{render(item)}</li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}

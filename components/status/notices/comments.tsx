import { Panel } from '@/components/ui/panel';
import { useWords } from '@/lib/browser/page/words';
import type { RenderedComment } from '@/lib/status/notices/notice-details';
import type { Prose as ProseValue } from '@/lib/status/model/items';

import { Instant } from '../../ui/instant';
import { Prose } from '../../ui/prose';

/** The description, or a note that there is none. */
export function Description({ description }: { readonly description: ProseValue | null }) {
  const { t } = useWords();
  return (
    <Panel id="description" title={t('details.description')}>
      {description === null ? (
        <p className="text-sm text-muted">{t('details.noDescription')}</p>
      ) : (
        <Prose prose={description} />
      )}
    </Panel>
  );
}

/** Public comments, newest first, or a note that they cannot be read. */
export function Comments({
  comments,
  areRead,
  nowMs,
}: {
  readonly comments: readonly RenderedComment[];
  /** False if the source is read without a token. */
  readonly areRead: boolean;
  readonly nowMs: number;
}) {
  const { t } = useWords();
  return (
    <Panel
      id="comments"
      title={areRead ? t('details.comments', { count: comments.length }) : t('board.commentsUnread')}
    >
      {comments.length > 0 && (
        <ol className="space-y-2.5">
          {comments.map((comment, index) => (
            <li key={`${comment.at} ${comments.length - index}`}>
              <article className="rounded-card border border-line bg-panel px-4 py-3">
                <p className="text-[13px] text-muted">
                  <Instant at={comment.at} nowMs={nowMs} />
                </p>
                <Prose prose={comment} className="mt-1 max-w-prose text-[15px]" />
              </article>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

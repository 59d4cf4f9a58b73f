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

function Comment({ comment, nowMs }: { readonly comment: RenderedComment; readonly nowMs: number }) {
  return (
    <article className="rounded-card border border-line bg-panel px-4 py-3">
      <p className="text-[13px] text-muted">
        <Instant at={comment.at} nowMs={nowMs} />
      </p>
      <Prose prose={comment} className="mt-1 max-w-prose text-[15px]" />
    </article>
  );
}

/** Public comments, newest first. */
interface CommentsProps {
  readonly comments: readonly RenderedComment[];
  readonly nowMs: number;
}

/** The newest public comment, or a note that there is none or that they cannot be read. */
export function LatestComment({
  comments: [latest],
  areRead,
  nowMs,
}: CommentsProps & {
  /** False if the source is read without a token. */
  readonly areRead: boolean;
}) {
  const { t } = useWords();
  if (!latest)
    return (
      <p className="text-sm text-muted">
        {areRead ? t('details.comments', { count: 0 }) : t('board.commentsUnread')}
      </p>
    );
  return (
    <Panel id="latest-comment" title={t('details.latestComment')}>
      <Comment comment={latest} nowMs={nowMs} />
    </Panel>
  );
}

/** All public comments but the newest. */
export function EarlierComments({ comments: [, ...earlier], nowMs }: CommentsProps) {
  const { t } = useWords();
  if (earlier.length === 0) return null;
  return (
    <Panel id="comments" title={t('details.earlierComments', { count: earlier.length })}>
      <ol className="space-y-2.5">
        {earlier.map((comment, index) => (
          <li key={`${comment.at} ${earlier.length - index}`}>
            <Comment comment={comment} nowMs={nowMs} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

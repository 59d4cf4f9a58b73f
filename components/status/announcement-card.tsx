import { Card } from '@/components/ui/card';
import { useWords } from '@/lib/browser/words';
import type { AnnouncementItem } from '@/lib/status/items';

import { Instant } from './instant';
import { Phrase } from './phrase';
import { PlaceName } from './place-name';

/** One announcement in force; a long one unfolds. */
export function AnnouncementCard({
  announcement,
  nowMs,
}: {
  readonly announcement: AnnouncementItem;
  readonly nowMs: number;
}) {
  const { t } = useWords();
  const { id, name, level, html, text, endsAt } = announcement;
  return (
    <Card tone={level === 'high' ? 'warning' : 'neutral'}>
      <h3 className="line-clamp-3 text-[15px] font-semibold">
        <a href={`/announcements/${id}`} className="hover:underline">
          {name}
        </a>
      </h3>
      <p className="mt-0.5 text-[13px] text-muted">
        {level === 'high' && `${t('happening.important')} · `}
        <PlaceName place={announcement} /> ·{' '}
        <Phrase id="happening.until" values={{ time: <Instant at={endsAt} nowMs={nowMs} /> }} />
      </p>
      {text !== '' && (
        <details className="mt-1.5 text-sm">
          <summary className="cursor-pointer text-maintenance">{t('happening.readMore')}</summary>
          {/* Sanitised on the server, see renderMarkdown. */}
          <div className="prose-board mt-2" dangerouslySetInnerHTML={{ __html: html }} />
        </details>
      )}
    </Card>
  );
}

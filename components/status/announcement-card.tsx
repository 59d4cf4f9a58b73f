import { Card } from '@/components/ui/card';
import { Instant } from '@/components/ui/instant';
import type { Placed } from '@/lib/status/overview';
import type { Announcement } from '@/lib/status/types';

/** One announcement in force; a long one unfolds. */
export function AnnouncementCard({
  announcement,
  nowMs,
  timeZone,
}: {
  readonly announcement: Placed<Announcement>;
  readonly nowMs: number;
  readonly timeZone: string;
}) {
  const { name, level, service, scope, html, text, endsAt } = announcement;
  return (
    <Card tone={level === 'high' ? 'warning' : 'neutral'}>
      <h3 className="line-clamp-3 text-[15px] font-semibold">{name}</h3>
      <p className="mt-0.5 text-[13px] text-muted">
        {level === 'high' && 'Important · '}
        <span className="name">
          {service} / {scope}
        </span>{' '}
        · until <Instant at={endsAt} {...{ nowMs, timeZone }} />
      </p>
      {text !== '' && (
        <details className="mt-1.5 text-sm">
          <summary className="cursor-pointer text-maintenance">Read more</summary>
          {/* Sanitised on the server, see renderMarkdown. */}
          <div className="prose-board mt-2" dangerouslySetInnerHTML={{ __html: html }} />
        </details>
      )}
    </Card>
  );
}

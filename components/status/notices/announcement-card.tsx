import { Card, type CardHeading } from '@/components/ui/card';
import { Unbroken } from '@/components/ui/unbroken';
import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import { toMs } from '@/lib/status/model/time';
import type { AnnouncementItem } from '@/lib/status/model/items';

import { ChangedNote } from '../freshness/changed-mark';
import { Instant } from '../../ui/instant';
import { Phrase } from '../../ui/phrase';
import { PlaceName } from '../model/place-name';
import { Prose } from '../../ui/prose';
import { TimeRange } from '../../ui/time-range';

/** An announcement whose text can be expanded. */
export function AnnouncementCard({
  announcement,
  nowMs,
  heading: Heading = 'h3',
}: {
  readonly announcement: AnnouncementItem;
  readonly nowMs: number;
  readonly heading?: CardHeading;
}) {
  const { t } = useWords();
  const { id, name, level, html, startsAt, endsAt, isInForce } = announcement;
  return (
    <Card tone={level === 'high' && (toMs(endsAt) ?? Infinity) > nowMs ? 'warning' : 'neutral'}>
      <ChangedNote list="announcements" id={id} content={announcement} />
      <Heading className="line-clamp-3 text-[15px] font-semibold">
        <a href={atBase(`/announcements/${id}`)} className="py-1 hover:underline">
          <Unbroken text={name} />
        </a>
      </Heading>
      <p className="mt-0.5 text-[13px] text-muted">
        {level === 'high' && `${t('notice.important')}\u00a0· `}
        <PlaceName place={announcement} />
        &nbsp;·{' '}
        {isInForce ? (
          <Phrase id="notice.until" values={{ time: <Instant at={endsAt} nowMs={nowMs} /> }} />
        ) : (
          <TimeRange startAt={startsAt} endAt={endsAt} nowMs={nowMs} />
        )}
      </p>
      {html !== '' && (
        <details className="mt-1.5 text-sm">
          <summary className="cursor-pointer text-maintenance">{t('notice.readMore')}</summary>
          <Prose prose={announcement} className="mt-2" />
        </details>
      )}
    </Card>
  );
}

import { useWords } from '@/lib/browser/page/words';
import type { Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';
import { toPlacePath, type Placed } from '@/lib/status/model/place';
import { secondsBetween, toMs } from '@/lib/status/model/time';
import type { Place } from '@/lib/status/model/types';

import type { Detail } from '../../ui/detail-list';
import { Phrase } from '../../ui/phrase';
import { TimeRange } from '../../ui/time-range';
import { Reference } from '../model/reference';

/** Start, end and duration. */
export function Span({
  startAt,
  endAt,
  nowMs,
}: {
  readonly startAt: string | null;
  readonly endAt: string | null;
  readonly nowMs: number;
}) {
  const { duration } = useWords();
  const times = <TimeRange startAt={startAt} endAt={endAt} nowMs={nowMs} />;
  const seconds = secondsBetween(toMs(startAt), toMs(endAt));
  return <Phrase id="details.lasting" values={{ times, duration: duration(seconds) }} />;
}

const LINK = 'text-maintenance underline';

/** Service and scope, linked to the page of their place and to their own. */
export function placeDetails(t: Words['t'], place: Placed<Place>): Detail[] {
  const { service, serviceId, scope, scopeId } = place;
  return [
    {
      name: t('details.place'),
      value: (
        <a href={atBase(toPlacePath(place))} className={LINK}>
          {t('board.place', { service, scope })}
        </a>
      ),
    },
    {
      name: t('details.service'),
      value: (
        <a href={atBase(`/services/${serviceId}`)} className={LINK}>
          {service}
        </a>
      ),
    },
    {
      name: t('details.scope'),
      value: (
        <a href={atBase(`/scopes/${scopeId}`)} className={LINK}>
          {scope}
        </a>
      ),
    },
  ];
}

/** The reference or link; empty if there is neither. */
export function referenceDetails(
  t: Words['t'],
  { reference, url }: { readonly reference: string | null; readonly url: string | null },
): Detail[] {
  const named = reference === null || reference === '' ? url : reference;
  if (named === null) return [];
  const name = t(named === reference ? 'details.reference' : 'details.link');
  return [{ name, value: <Reference reference={named} url={url} /> }];
}

import { Fragment } from 'react';

import { Panel } from '@/components/ui/panel';
import { Unbroken } from '@/components/ui/unbroken';
import { useLink } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { formatLasting } from '@/lib/language/format-lasting';
import { formatStart } from '@/lib/language/format-since';
import { MONITOR_STATUS_KEYS } from '@/lib/language/notice-keys';
import { withQuery } from '@/lib/language/weather-counts';
import { atBase } from '@/lib/site/base-path';
import { toPlacePath } from '@/lib/status/model/place';
import type { Affected, AffectedPlace } from '@/lib/status/overview/affected';

import { StatusGlyph } from '../../ui/status-glyph';
import { ChangedMark } from '../freshness/changed-mark';
import { cellLook } from '../map/weather-cell';

const LINK = 'name py-1 text-ink underline decoration-line underline-offset-3 hover:decoration-current';
const NOT_OK = 'status=alert&status=warning&status=unknown';

interface Moment {
  readonly observedSince: string | null;
  readonly nowMs: number;
}

function PlaceItem({ place, observedSince, nowMs }: Moment & { readonly place: AffectedPlace }) {
  const words = useWords();
  const { t } = words;
  const link = useLink();
  const { service, serviceId, scope, scopeId, status, since, monitors, otherMonitors, incidents } = place;
  return (
    <li className="relative flex gap-3 border-t border-line px-3 py-1.5 first:border-t-0">
      <span
        className={`mt-1 flex size-8 shrink-0 items-center justify-center rounded-[7px] ${cellLook(status)}`}
      >
        <StatusGlyph name={status} className="size-[15px]" />
        <span className="sr-only">{t(MONITOR_STATUS_KEYS[status])}</span>
      </span>
      <div className="min-w-0 grow text-[13px] leading-5 text-muted">
        <p className="flex flex-wrap justify-between gap-x-3">
          <a
            href={link(atBase(toPlacePath(place)))}
            className="name py-1 text-[15px] font-semibold text-ink hover:underline"
          >
            <bdi>
              <Unbroken text={service} />
            </bdi>{' '}
            /{' '}
            <bdi>
              <Unbroken text={scope} />
            </bdi>
          </a>
          <span>
            {formatLasting(since, nowMs, words) ?? formatStart({ since, observedSince }, nowMs, words)}
          </span>
        </p>
        <p>
          {monitors.map(({ id, name }, index) => (
            <Fragment key={id}>
              {index > 0 && ', '}
              <a href={atBase(`/monitors/${id}`)} className={LINK}>
                <Unbroken text={name} />
              </a>
            </Fragment>
          ))}
          {otherMonitors > 0 && ` ${t('map.moreMonitors', { count: otherMonitors })}`}
          {incidents.map(({ id, name, reference }) => (
            <Fragment key={id}>
              {' · '}
              <a href={atBase(`/incidents/${id}`)} title={name} className={`${LINK} inline-block max-w-full`}>
                {reference ?? t('map.incident', { id: String(id) })}
              </a>
            </Fragment>
          ))}
          {place.isUnderMaintenance && ` · ${t('map.maintenance')}`}
        </p>
      </div>
      <ChangedMark
        list="affected"
        id={`${serviceId}/${scopeId}`}
        content={[status, otherMonitors, ...monitors.map(({ id }) => id)].join(' ')}
      />
    </li>
  );
}

/** The worst places with their monitors, since when, and their incidents; nothing if all places are ok. */
export function AffectedPlaces({
  affected: { places, others },
  within,
  ...moment
}: Moment & {
  readonly affected: Affected;
  /** The query that the overview is filtered by. */
  readonly within: string;
}) {
  const { t } = useWords();
  const link = useLink();
  if (places.length === 0) return null;
  return (
    <Panel id="affected" title={t('map.troubled')}>
      <ul className="rounded-card border border-line bg-panel">
        {places.map((place) => (
          <PlaceItem key={`${place.serviceId}/${place.scopeId}`} place={place} {...moment} />
        ))}
        {others > 0 && (
          <li className="border-t border-line">
            <a
              href={link(atBase(withQuery('/monitors', NOT_OK, within)))}
              className="block px-3 py-2 text-sm text-maintenance hover:underline"
            >
              {t('map.moreTroubled', { count: others })}
            </a>
          </li>
        )}
      </ul>
    </Panel>
  );
}

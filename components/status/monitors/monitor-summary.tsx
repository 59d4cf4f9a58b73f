import { useWords } from '@/lib/browser/page/words';
import { formatStart } from '@/lib/language/format-since';
import { atBase } from '@/lib/site/base-path';
import { toPlacePath } from '@/lib/status/model/place';
import type { MonitorDetails } from '@/lib/status/monitors/monitor-page';

import { DetailList } from '../../ui/detail-list';
import { Instant } from '../../ui/instant';
import { Reference } from '../model/reference';

/** Since when a monitor has had its status, its place, integration and reference. */
export function MonitorSummary({
  monitor,
  observedSince,
  nowMs,
}: {
  readonly monitor: MonitorDetails;
  readonly observedSince: string | null;
  readonly nowMs: number;
}) {
  const words = useWords();
  const { t } = words;
  const { since, service, scope, integration, reference, url, isExpected } = monitor;
  const named = reference ?? url;
  return (
    <DetailList
      details={[
        {
          name: t('monitor.since'),
          value:
            since === null ? (
              formatStart({ since, observedSince }, nowMs, words)
            ) : (
              <Instant at={since} nowMs={nowMs} />
            ),
        },
        ...(isExpected ? [{ name: t('board.maintenances'), value: t('monitor.expectedLong') }] : []),
        {
          name: t('monitor.place'),
          value: (
            <a href={atBase(toPlacePath(monitor))} className="text-maintenance underline">
              {t('board.place', { service, scope })}
            </a>
          ),
        },
        { name: t('monitor.integration'), value: integration ?? t('monitor.noneIntegration') },
        ...(named === null
          ? []
          : [{ name: t('monitor.reference'), value: <Reference reference={named} url={url} /> }]),
      ]}
    />
  );
}

import type { ReactNode } from 'react';

import { useWords } from '@/lib/browser/page/words';
import { MONITOR_STATUS_KEYS } from '@/lib/language/notice-keys';
import type { MonitorDetails } from '@/lib/status/monitors/monitor-page';

import { Elapsed } from '../../ui/elapsed';
import { Instant } from '../../ui/instant';
import { Phrase } from '../../ui/phrase';
import { StatusGlyph } from '../../ui/status-glyph';
import { TEXT_TONES } from '../../ui/tones';
import { PlaceName } from '../model/place-name';
import { Reference } from '../model/reference';

function Detail({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0 border-t border-line py-2 sm:grid sm:grid-cols-[9rem_minmax(0,1fr)] sm:gap-4">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="name min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

/** A monitor's status, place, integration and reference. */
export function MonitorSummary({
  monitor,
  nowMs,
}: {
  readonly monitor: MonitorDetails;
  readonly nowMs: number;
}) {
  const { t } = useWords();
  const { status, since, integration, reference, url, isExpected } = monitor;
  const tone = isExpected ? 'maintenance' : status;
  return (
    <dl className="rounded-card border border-line bg-panel px-4 pb-1 [&>div:first-child]:border-t-0">
      <Detail name={t('monitor.status')}>
        <span className="font-semibold">
          <StatusGlyph name={tone} className={`mr-1.5 size-3.5 align-[-2px] ${TEXT_TONES[tone]}`} />
          {t(MONITOR_STATUS_KEYS[status])}
        </span>
        {isExpected && <span className="block text-sm">{t('monitor.expectedLong')}</span>}
      </Detail>
      <Detail name={t('monitor.since')}>
        {since === null ? (
          t(status === 'ok' ? 'monitor.okSince' : 'monitor.noSince')
        ) : (
          <Phrase
            id="monitor.sinceLong"
            values={{
              duration: <Elapsed sinceMs={Date.parse(since)} nowMs={nowMs} />,
              time: <Instant at={since} nowMs={nowMs} />,
            }}
          />
        )}
      </Detail>
      <Detail name={t('monitor.place')}>
        <PlaceName place={monitor} />
      </Detail>
      <Detail name={t('monitor.integration')}>{integration ?? t('monitor.noneIntegration')}</Detail>
      {(reference !== null || url !== null) && (
        <Detail name={t('monitor.reference')}>
          <Reference reference={reference ?? url ?? ''} url={url} />
        </Detail>
      )}
    </dl>
  );
}

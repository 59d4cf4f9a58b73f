import type { ReactNode } from 'react';

import { useWords } from '@/lib/browser/page/words';
import { SEVERITY_KEYS } from '@/lib/language/notice-keys';
import type { Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';
import type { Overview } from '@/lib/status/overview/overview';
import { toReasons, type Cause, type MonitorsAt, type Ignored } from '@/lib/status/overview/reasons';
import type { MonitorStatus } from '@/lib/status/model/types';

import { Phrase } from '../../ui/phrase';

const LINK = 'underline decoration-line underline-offset-2 hover:decoration-current';

function countMonitors(status: MonitorStatus, count: number, t: Words['t']): string {
  if (status === 'ok') return t('board.okCount', { count });
  return t(
    status === 'alert' ? 'reason.alerts' : status === 'warning' ? 'reason.warnings' : 'reason.unknowns',
    { count },
  );
}

const MORE_KEYS = {
  ok: 'board.okCount',
  alert: 'reason.moreAlerts',
  warning: 'reason.moreWarnings',
  unknown: 'reason.moreUnknowns',
} as const;

function PlaceLink({ at, status = '' }: { readonly at: MonitorsAt; readonly status?: string }) {
  const { t } = useWords();
  const { service, scope, serviceId, scopeId } = at;
  return (
    <a href={atBase(`/monitors?${status}service=${serviceId}&scope=${scopeId}`)} className={`name ${LINK}`}>
      {t('board.place', { service, scope })}
    </a>
  );
}

function CauseWords({ cause, within }: { readonly cause: Cause; readonly within: string }): ReactNode {
  const { t } = useWords();
  switch (cause.kind) {
    case 'monitors': {
      const what = countMonitors(cause.status, cause.count, t);
      const place = <PlaceLink at={cause} status={`status=${cause.status}&`} />;
      return <Phrase id="reason.at" values={{ what, place }} />;
    }
    case 'more':
      return (
        <a
          href={atBase(`/monitors?${[`status=${cause.status}`, within].filter(Boolean).join('&')}`)}
          className={LINK}
        >
          {t(MORE_KEYS[cause.status], { count: cause.count })}
        </a>
      );
    case 'incident': {
      const name = (
        <a href={atBase(`/incidents/${cause.id}`)} className={`name ${LINK}`}>
          {cause.name}
        </a>
      );
      const severity = t(SEVERITY_KEYS[cause.severity]).toLowerCase();
      return <Phrase id="reason.incident" values={{ name, severity }} />;
    }
    case 'doubtful':
      return t(cause.doubt === 'unsettled' ? 'reason.unsettled' : 'reason.doubtful', { count: cause.count });
    case 'fine':
      return t('reason.fine', { count: cause.count });
    case 'empty':
      return t('reason.empty');
    case 'unread':
      return t('reason.unread');
  }
}

function SetAsideWords({ reason, within }: { readonly reason: Ignored; readonly within: string }) {
  const { t } = useWords();
  if (reason.kind === 'expected') {
    const place = <PlaceLink at={reason} />;
    return <Phrase id="reason.expected" values={{ count: reason.count, place }} />;
  }
  return (
    <a
      href={atBase(`/incidents?${['severity=low&severity=minor', within].filter(Boolean).join('&')}`)}
      className={LINK}
    >
      {t('reason.smallIncidents', { count: reason.count })}
    </a>
  );
}

function Reasons({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  return (
    <>
      <p className="mt-1.5 font-semibold">{title}</p>
      <ul className="list-disc pl-5">
        {children.map((child, index) => (
          <li key={index}>{child}</li>
        ))}
      </ul>
    </>
  );
}

/** What the verdict was derived from, in a `details` element. */
export function VerdictReasons({
  overview,
  within,
}: {
  readonly overview: Overview;
  /** The query that the overview is filtered by. */
  readonly within: string;
}) {
  const { t } = useWords();
  const { causes, setAside } = toReasons(overview);
  return (
    <details className="mt-1.5 text-sm">
      <summary className="w-fit cursor-pointer text-maintenance">{t('reason.why')}</summary>
      <Reasons title={t('reason.because')}>
        {causes.map((cause, index) => (
          <CauseWords key={index} cause={cause} within={within} />
        ))}
      </Reasons>
      {setAside.length > 0 && (
        <Reasons title={t('reason.notCounted')}>
          {setAside.map((reason, index) => (
            <SetAsideWords key={index} reason={reason} within={within} />
          ))}
        </Reasons>
      )}
    </details>
  );
}

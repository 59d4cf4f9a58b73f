import type { ReactNode } from 'react';

import { Unbroken } from '@/components/ui/unbroken';
import { useLink } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { formatSince } from '@/lib/language/format-since';
import { SEVERITY_KEYS } from '@/lib/language/notice-keys';
import { withQuery } from '@/lib/language/weather-counts';
import { atBase } from '@/lib/site/base-path';
import type { FreshnessWord } from '@/lib/status/freshness/freshness';
import { toPlacePath, type Placed } from '@/lib/status/model/place';
import type { Place } from '@/lib/status/model/types';
import type { Overview } from '@/lib/status/overview/overview';
import type { Cause, Ignored } from '@/lib/status/overview/reasons';

import { Phrase } from '../../ui/phrase';
import { StatusGlyph } from '../../ui/status-glyph';
import { TEXT_TONES } from '../../ui/tones';

const LINK = 'underline decoration-line underline-offset-2 hover:decoration-current';
const MORE = {
  alert: 'reason.moreAlerts',
  warning: 'reason.moreWarnings',
  unknown: 'reason.moreUnknowns',
  ok: 'board.okCount',
} as const;

function NameLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const link = useLink();
  return (
    <a href={link(href)} className={`name ${LINK}`}>
      {children}
    </a>
  );
}

function PlaceLink({ at }: { readonly at: Placed<Place> }) {
  const { t } = useWords();
  return (
    <NameLink href={atBase(toPlacePath(at))}>
      <Unbroken text={t('board.place', at)} />
    </NameLink>
  );
}

interface Context {
  /** The query that the overview is filtered by. */
  readonly within: string;
  readonly observedSince: string | null;
  readonly nowMs: number;
}

function CauseWords({ cause, within, observedSince, nowMs }: Context & { readonly cause: Cause }): ReactNode {
  const words = useWords();
  const { t } = words;
  switch (cause.kind) {
    case 'monitor':
      return (
        <>
          <StatusGlyph name={cause.status} className={`mr-1.5 size-3 ${TEXT_TONES[cause.status]}`} />
          <NameLink href={atBase(`/monitors/${cause.id}`)}>
            <Unbroken text={cause.name} />
          </NameLink>
          {' · '}
          <PlaceLink at={cause} />
          {` · ${formatSince({ since: cause.since, observedSince }, nowMs, words)}`}
        </>
      );
    case 'more':
      return (
        <NameLink href={atBase(withQuery('/monitors', `status=${cause.status}`, within))}>
          {t(MORE[cause.status], { count: cause.count })}
        </NameLink>
      );
    case 'incident': {
      const name = <NameLink href={atBase(`/incidents/${cause.id}`)}>{cause.name}</NameLink>;
      const severity = t(SEVERITY_KEYS[cause.severity]).toLowerCase();
      return (
        <>
          <Phrase id="reason.incident" values={{ name, severity }} />
          {` · ${formatSince({ since: cause.since, observedSince: null }, nowMs, words)}`}
        </>
      );
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

function IgnoredWords({ reason, within }: { readonly reason: Ignored; readonly within: string }): ReactNode {
  const { t } = useWords();
  const { kind, count } = reason;
  if (kind === 'expected') {
    return <Phrase id="reason.expected" values={{ count, place: <PlaceLink at={reason} /> }} />;
  }
  if (kind === 'more-expected') return t('reason.moreExpected', { count });
  return (
    <NameLink href={atBase(withQuery('/incidents', 'severity=low&severity=minor', within))}>
      {t('reason.smallIncidents', { count })}
    </NameLink>
  );
}

function ReasonList({
  title,
  children,
}: {
  readonly title: string;
  readonly children: readonly ReactNode[];
}) {
  return (
    <>
      <h2 className="mt-3 font-semibold first:mt-0">{title}</h2>
      <ul className="mt-1 space-y-1">
        {children.map((child, index) => (
          <li key={index}>{child}</li>
        ))}
      </ul>
    </>
  );
}

/** What the verdict was derived from: a button with a popover over the page, a sheet on a phone. It needs no script. */
export function VerdictReasons({
  overview: { reasons, observedSince },
  within,
  word,
  nowMs,
}: Pick<Context, 'within' | 'nowMs'> & {
  readonly overview: Overview;
  readonly word: FreshnessWord;
}) {
  const { t } = useWords();
  const context = { within, observedSince, nowMs };
  const { causes, setAside } = reasons;
  return (
    <>
      <button
        type="button"
        popoverTarget="reasons"
        className="min-h-6 cursor-pointer text-sm text-maintenance underline print:hidden"
      >
        {t('reason.why')}
      </button>
      <div
        id="reasons"
        popover="auto"
        role="dialog"
        aria-label={t('reason.why')}
        data-freshness={word}
        className="popover-sheet text-sm text-ink"
      >
        <ReasonList title={t('reason.because')}>
          {causes.map((cause, index) => (
            <CauseWords key={index} cause={cause} {...context} />
          ))}
        </ReasonList>
        {setAside.length > 0 && (
          <ReasonList title={t('reason.notCounted')}>
            {setAside.map((reason, index) => (
              <IgnoredWords key={index} reason={reason} within={within} />
            ))}
          </ReasonList>
        )}
        <button
          type="button"
          popoverTarget="reasons"
          popoverTargetAction="hide"
          className="mt-3 min-h-6 cursor-pointer text-maintenance underline"
        >
          {t('keys.close')}
        </button>
      </div>
    </>
  );
}

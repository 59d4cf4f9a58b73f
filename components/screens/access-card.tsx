import type { ReactNode } from 'react';

import { Card } from '@/components/ui/card';
import { useWords } from '@/lib/browser/page/words';
import { formatFullInstant } from '@/lib/language/format-day';
import { atBase } from '@/lib/site/base-path';
import type { LinkItem, ScreenItem } from '@/lib/screens/screen-items';
import { toShownName } from '@/lib/status/model/shown-name';

import { AccessActions } from './access-actions';
import { ShownAreas } from './shown-areas';

const FRESHNESS = { live: 'board.live', delayed: 'board.delayed', unknown: 'board.unknown' } as const;

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted">{term}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

function ReportFacts({
  report,
  build,
}: {
  readonly report: NonNullable<ScreenItem['report']>;
  readonly build: string;
}) {
  const { t } = useWords();
  return (
    <>
      <Fact term={t('screens.resolution')}>
        {t('screens.pixels', { width: String(report.widthPx), height: String(report.heightPx) })}
      </Fact>
      <Fact term={t('screens.freshness')}>{t(FRESHNESS[report.freshness])}</Fact>
      <Fact term={t('screens.build')}>
        {report.build === build ? t('screens.thisBuild', { build: report.build }) : report.build}
      </Fact>
    </>
  );
}

/** A paired screen, or a link that was shared: what it shows, when it was used last, and what can be done with it. */
export function AccessCard({
  item,
  nowMs,
  build,
}: {
  readonly item: LinkItem | ScreenItem;
  readonly nowMs: number;
  readonly build: string;
}) {
  const words = useWords();
  const { t, duration, instant } = words;
  const { id, name, areas, expiresAt, seen } = item;
  const isScreen = 'wallPath' in item;
  const shownName = toShownName(name) || t('screens.unnamed');
  return (
    <Card tone="neutral">
      <h3 className="name font-semibold">{shownName}</h3>
      <dl className="mt-2 grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-x-6 gap-y-2 text-sm">
        <Fact term={t('screens.view')}>
          <ShownAreas areas={areas} />{' '}
          {isScreen && (
            <a href={atBase(item.wallPath)} className="text-maintenance underline">
              {t('screens.wall')}
            </a>
          )}
        </Fact>
        <Fact term={t('screens.lastSeen')}>
          {seen === null ? (
            t('screens.never')
          ) : (
            <time dateTime={seen.at} title={formatFullInstant(seen.at, words)}>
              {t('screens.ago', { age: duration(seen.ageSeconds) })}
            </time>
          )}
        </Fact>
        {isScreen && item.report && <ReportFacts report={item.report} build={build} />}
        {!isScreen && (
          <Fact term={t('screens.until')}>
            <time dateTime={expiresAt} title={formatFullInstant(expiresAt, words)}>
              {instant(expiresAt, { nowMs })}
            </time>
          </Fact>
        )}
      </dl>
      <AccessActions id={id} name={name} shownName={shownName} canRename={isScreen} />
    </Card>
  );
}

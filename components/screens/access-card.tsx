import type { ReactNode } from 'react';

import { Card } from '@/components/ui/card';
import { useWords } from '@/lib/browser/page/words';
import { formatFullInstant } from '@/lib/language/format-day';
import type { LinkItem, NamedArea, ScreenItem } from '@/lib/screens/screen-items';
import type { ScreenReport } from '@/lib/screens/screen-report';
import { atBase } from '@/lib/site/base-path';
import { toDisplayName } from '@/lib/status/model/display-name';

import { BUTTON, FIELD } from '../ui/form';

const FRESHNESS = { live: 'board.live', delayed: 'board.delayed', unknown: 'board.unknown' } as const;

function Detail({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted">{term}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

/** The size of a wall's text, and whether its first page names every problem; unknown if its data is. */
function ShownFit({
  shown: { textPx, folded },
  freshness,
  distanceMetres,
}: Pick<ScreenItem, 'distanceMetres'> &
  Pick<ScreenReport, 'freshness'> & {
    readonly shown: NonNullable<ScreenReport['shown']>;
  }) {
  const { t } = useWords();
  const size = t('screens.textSize', { size: textPx });
  if (freshness === 'unknown') return <>{size}</>;
  const named =
    folded === 0 ? t('screens.allNamed') : t('screens.folded', { count: folded, distance: distanceMetres });
  return (
    <>
      {named}, {size}
    </>
  );
}

function ReportDetails({
  report,
  distanceMetres,
  build,
}: Pick<ScreenItem, 'distanceMetres'> & {
  readonly report: NonNullable<ScreenItem['report']>;
  readonly build: string;
}) {
  const { t } = useWords();
  return (
    <>
      <Detail term={t('screens.resolution')}>
        {t('screens.pixels', { width: String(report.widthPx), height: String(report.heightPx) })}
      </Detail>
      {report.shown && (
        <Detail term={t('screens.fit')}>
          <ShownFit shown={report.shown} freshness={report.freshness} distanceMetres={distanceMetres} />
        </Detail>
      )}
      <Detail term={t('screens.freshness')}>{t(FRESHNESS[report.freshness])}</Detail>
      <Detail term={t('screens.build')}>
        {report.build === build ? t('screens.thisBuild', { build: report.build }) : report.build}
      </Detail>
    </>
  );
}

/** A paired screen or share link: what it shows, when it was last used, and its actions. */
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
  const shownName = toDisplayName(name) || t('screens.unnamed');
  return (
    <Card tone="neutral">
      <h3 className="name font-semibold">{shownName}</h3>
      <dl className="mt-2 grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-x-6 gap-y-2 text-sm">
        <Detail term={t('screens.view')}>
          <ShownAreas areas={areas} />{' '}
          {isScreen && (
            <a href={atBase(item.wallPath)} className="text-maintenance underline">
              {t('screens.wall')}
            </a>
          )}
        </Detail>
        <Detail term={t('screens.lastSeen')}>
          {seen === null ? (
            t('screens.never')
          ) : (
            <time dateTime={seen.at} title={formatFullInstant(seen.at, words)}>
              {t('screens.ago', { age: duration(seen.ageSeconds) })}
            </time>
          )}
        </Detail>
        {isScreen && item.report && (
          <ReportDetails report={item.report} distanceMetres={item.distanceMetres} build={build} />
        )}
        {!isScreen && (
          <Detail term={t('screens.until')}>
            <time dateTime={expiresAt} title={formatFullInstant(expiresAt, words)}>
              {instant(expiresAt, { nowMs })}
            </time>
          </Detail>
        )}
      </dl>
      <AccessActions id={id} name={name} shownName={shownName} canRename={isScreen} />
    </Card>
  );
}

/** The scopes and services that a screen or link shows, as text. */
function ShownAreas({ areas }: { readonly areas: readonly NamedArea[] }) {
  const { t } = useWords();
  if (areas.some(({ scopes, services }) => scopes === null && services === null))
    return <>{t('screens.everything')}</>;
  const listOf = (names: readonly string[] | null, all: string): string => names?.join(', ') ?? all;
  const shown = areas.filter(({ scopes, services }) => scopes?.length !== 0 && services?.length !== 0);
  if (shown.length === 0) return <>{t('screens.noLonger')}</>;
  return shown.map(({ scopes, services }, index) => (
    <span key={index} className="name block [overflow-wrap:anywhere]">
      {t('screens.of', {
        scopes: listOf(scopes, t('screens.allScopes')),
        services: listOf(services, t('screens.allServices')),
      })}
    </span>
  ));
}

const SUMMARY = 'w-fit cursor-pointer py-1 text-maintenance';

/** Rename and revoke, each behind a `details` element to prevent accidental clicks. */
function AccessActions({
  id,
  name,
  shownName,
  canRename,
}: {
  readonly id: string;
  readonly name: string;
  readonly shownName: string;
  readonly canRename: boolean;
}) {
  const { t } = useWords();
  return (
    <div className="mt-3 flex flex-wrap items-start gap-x-6 gap-y-2 text-sm">
      {canRename && (
        <details name={`action-${id}`}>
          <summary className={SUMMARY}>{t('screens.rename')}</summary>
          <form
            method="post"
            action={atBase('/api/screens/rename')}
            className="mt-2 flex flex-wrap items-end gap-2"
          >
            <input type="hidden" name="id" value={id} />
            <label className="block min-w-0 grow">
              <span className="text-muted">{t('screens.name')}</span>
              <input name="name" required maxLength={80} defaultValue={name} className={FIELD} />
            </label>
            <button type="submit" className={BUTTON}>
              {t('screens.save')}
            </button>
          </form>
        </details>
      )}
      <details name={`action-${id}`}>
        <summary className={SUMMARY}>{t('screens.revoke')}</summary>
        <form method="post" action={atBase('/api/screens/revoke')} className="mt-2">
          <input type="hidden" name="id" value={id} />
          <button type="submit" className={`${BUTTON} [overflow-wrap:anywhere] text-alert`}>
            {t('screens.revokeSure', { name: shownName })}
          </button>
        </form>
      </details>
    </div>
  );
}

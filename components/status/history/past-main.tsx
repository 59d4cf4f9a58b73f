import type { Words } from '@/lib/language/words';
import type { IncidentMonth, PastRow } from '@/lib/status/history/past-list';
import { isFiltered, PAST_TABS, toPastSearch, type PastQuery } from '@/lib/status/history/past-query';
import type { FilterProblem } from '@/lib/status/model/selection';
import type { Dimension } from '@/lib/status/model/types';

import { Panel } from '../../ui/panel';
import { IgnoredFilters } from '../lists/ignored-filters';
import { PastFilters } from './past-filters';
import { IncidentMonths, PastRows } from './past-lists';

/** What the page shows. */
interface PastMainProps {
  readonly words: Words;
  readonly query: PastQuery;
  readonly problems: readonly FilterProblem[];
  readonly scopes: readonly Dimension[];
  readonly services: readonly Dimension[];
  readonly recordedSince: string | null;
  readonly siteZone: string;
  readonly nowMs: number;
  readonly listed:
    | { readonly state: 'unavailable' | 'empty' }
    | { readonly state: 'changes'; readonly rows: readonly PastRow[]; readonly next: string | null }
    | { readonly state: 'incidents'; readonly months: readonly IncidentMonth[] };
}

function Pages({
  query,
  next,
  words: { t },
}: Pick<PastMainProps, 'query' | 'words'> & { readonly next: string | null }) {
  if (next === null && query.before === null) return null;
  const look = 'rounded-card border border-unknown bg-panel px-3 py-2 hover:bg-cell';
  return (
    <nav aria-label={t('list.paging')} className="mt-4 flex flex-wrap gap-4 text-[15px] print:hidden">
      {query.before !== null && (
        <a href={`?${toPastSearch(query, { before: null })}`} className={look}>
          {t('past.newest')}
        </a>
      )}
      {next !== null && (
        <a href={`?${toPastSearch(query, { before: next })}`} rel="next" className={look}>
          {t('past.older')}
        </a>
      )}
    </nav>
  );
}

/** What empty lists say without filters, and with some. */
const NONE = {
  changes: ['past.noChanges', 'past.none'],
  incidents: ['past.neverIncidents', 'past.noIncidents'],
} as const;

/** The page of the recorded past: every change, and incidents by month. Rendered on the server; its forms and links need no JavaScript. */
export function PastMain({
  words,
  query,
  problems,
  scopes,
  services,
  recordedSince,
  siteZone,
  nowMs,
  listed,
}: PastMainProps) {
  const { t, instant, timeZone } = words;
  const isEmpty =
    (listed.state === 'changes' && listed.rows.length === 0) ||
    (listed.state === 'incidents' && listed.months.length === 0);
  return (
    <main id="content" className="page-width pt-6 pb-16">
      <h1 className="text-2xl leading-tight font-bold sm:text-[28px]">{t('past.title')}</h1>
      <p className="mt-1.5 mb-5 text-sm text-muted">
        {recordedSince === null
          ? t('past.noRecord')
          : t('past.recordedSince', { time: instant(recordedSince, { nowMs }) })}
        {'\u00a0· '}
        {t('past.daysIn', { zone: siteZone })}
      </p>
      <nav aria-label={t('past.lists')} className="mb-4 flex gap-5 border-b border-line print:hidden">
        {PAST_TABS.map((tab) => (
          <a
            key={tab}
            href={`?${toPastSearch(query, { tab, before: null })}`}
            aria-current={tab === query.tab ? 'page' : undefined}
            className="py-2 text-[15px] aria-[current=page]:border-b-2 aria-[current=page]:border-ink aria-[current=page]:font-semibold"
          >
            {t(`past.${tab}`)}
          </a>
        ))}
      </nav>
      <IgnoredFilters problems={problems} words={words} />
      <PastFilters words={words} query={query} scopes={scopes} services={services} />
      <Panel
        id="listed"
        title={t(`past.${query.tab}`)}
        note={<p className="text-sm text-muted">{t('notice.timesIn', { zone: timeZone })}</p>}
      >
        {isEmpty && <p className="text-sm text-muted">{t(NONE[query.tab][isFiltered(query) ? 1 : 0])}</p>}
        {listed.state === 'unavailable' && <p className="text-sm text-muted">{t('history.unavailable')}</p>}
        {listed.state === 'empty' && <p className="text-sm text-muted">{t('past.noRecord')}</p>}
        {listed.state === 'changes' && (
          <>
            <PastRows rows={listed.rows} words={words} nowMs={nowMs} />
            <Pages query={query} next={listed.next} words={words} />
          </>
        )}
        {listed.state === 'incidents' && <IncidentMonths months={listed.months} words={words} />}
      </Panel>
    </main>
  );
}

import { formatDay } from '@/lib/language/format-day';
import type { Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';
import {
  REPORT_GROUPS,
  toReportSearch,
  toSortText,
  type NamedLine,
  type ReportLine,
  type ReportQuery,
} from '@/lib/status/history/report';
import type { Period } from '@/lib/status/history/types';
import type { Day } from '@/lib/status/history/calendar';
import type { FilterProblem } from '@/lib/status/model/selection';
import { toDay } from '@/lib/status/model/time';
import type { Dimension } from '@/lib/status/model/types';

import { Panel } from '../../ui/panel';
import { IgnoredFilters } from '../lists/ignored-filters';
import { Choice, DayField, PastForm, PlaceChoices } from './past-filters';

import { ReportTable } from './report-table';

const PRESETS = ['days7', 'days30', 'days90', 'thisMonth', 'lastMonth'] as const;
const RULES = [
  'howState',
  'howAvailability',
  'howObserved',
  'howMaintenance',
  'howSums',
  'howRounding',
] as const;

interface ReportMainProps {
  readonly words: Words;
  readonly query: ReportQuery;
  readonly problems: readonly FilterProblem[];
  readonly presets: Readonly<Record<(typeof PRESETS)[number], Pick<ReportQuery, 'from' | 'until'>>>;
  readonly scopes: readonly Dimension[];
  readonly services: readonly Dimension[];
  readonly siteZone: string;
  /** Null while the history cannot be read. */
  readonly report: {
    readonly lines: readonly NamedLine[];
    readonly sum: ReportLine | null;
    readonly previous: Period;
  } | null;
}

function Presets({ words: { t }, query, presets }: Pick<ReportMainProps, 'words' | 'query' | 'presets'>) {
  const isChosen = ({ from, until }: { readonly from: Day; readonly until: Day }): boolean =>
    from.day === query.from.day && until.day === query.until.day;
  return (
    <nav
      aria-label={t('report.periods')}
      className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-[15px] print:hidden"
    >
      {PRESETS.map((name) => (
        <a
          key={name}
          href={`?${toReportSearch(query, presets[name])}`}
          aria-current={isChosen(presets[name]) ? 'page' : undefined}
          className="py-1 text-maintenance underline aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:no-underline"
        >
          {t(`report.${name}`)}
        </a>
      ))}
    </nav>
  );
}

function Filters({
  words,
  query,
  scopes,
  services,
}: Pick<ReportMainProps, 'words' | 'query' | 'scopes' | 'services'>) {
  const { t } = words;
  return (
    <PastForm words={words} reset="?">
      <input type="hidden" name="sort" value={toSortText(query.sort)} />
      <Choice
        label={t('report.by')}
        name="by"
        all={null}
        chosen={query.by}
        options={REPORT_GROUPS.map((value) => ({ value, label: t(`report.${value}`) }))}
      />
      <Choice
        label={t('report.maintenance')}
        name="maintenance"
        all={null}
        chosen={query.excludesMaintenance ? 'excluded' : 'counted'}
        options={(['counted', 'excluded'] as const).map((value) => ({ value, label: t(`report.${value}`) }))}
      />
      <PlaceChoices words={words} query={query} scopes={scopes} services={services} />
      <DayField label={t('past.from')} name="from" day={query.from.day} />
      <DayField label={t('past.until')} name="until" day={query.until.day} />
    </PastForm>
  );
}

function Downloads({ words: { t }, query }: Pick<ReportMainProps, 'words' | 'query'>) {
  const search = new URLSearchParams(toReportSearch(query));
  search.delete('sort');
  const address = (format: string): string =>
    atBase(`/api/history/availability?${search.toString()}&format=${format}`);
  return (
    <p className="text-sm text-muted print:hidden">
      {t('report.download')}{' '}
      <a href={address('csv')} className="text-maintenance underline">
        CSV
      </a>{' '}
      <a href={address('json')} className="text-maintenance underline">
        JSON
      </a>
    </p>
  );
}

/** The reliability report. Rendered on the server; its form and links need no JavaScript. */
export function ReportMain({
  words,
  query,
  problems,
  presets,
  scopes,
  services,
  siteZone,
  report,
}: ReportMainProps) {
  const { t, language } = words;
  const dayOf = (day: string): string => `${formatDay(day, language)} ${day.slice(0, 4)}`;
  return (
    <main id="content" className="page-width pt-6 pb-16">
      <h1 className="text-2xl leading-tight font-bold sm:text-[28px]">{t('report.title')}</h1>
      {report && (
        <p className="mt-1.5 mb-5 text-sm text-muted">
          {t('report.period', {
            from: dayOf(query.from.day),
            until: dayOf(query.until.day),
            before: dayOf(toDay(report.previous.from, siteZone)),
            beforeUntil: dayOf(toDay(report.previous.until - 1, siteZone)),
          })}
        </p>
      )}
      <Presets words={words} query={query} presets={presets} />
      <IgnoredFilters problems={problems} words={words} />
      <Filters words={words} query={query} scopes={scopes} services={services} />
      <Panel id="listed" title={t('report.title')} note={<Downloads words={words} query={query} />}>
        {!report && <p className="text-sm text-muted">{t('history.unavailable')}</p>}
        {report?.lines.length === 0 && <p className="text-sm text-muted">{t('report.none')}</p>}
        {report && report.lines.length > 0 && (
          <ReportTable lines={report.lines} sum={report.sum} query={query} words={words} />
        )}
      </Panel>
      <div className="mt-8 max-w-prose">
        <Panel id="how" title={t('report.how')}>
          <ul className="list-disc space-y-1.5 pl-5 text-sm">
            {RULES.map((rule) => (
              <li key={rule}>{t(`report.${rule}`)}</li>
            ))}
            <li>{t('report.howDays', { zone: siteZone })}</li>
          </ul>
        </Panel>
      </div>
    </main>
  );
}

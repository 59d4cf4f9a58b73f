import type { ReactNode } from 'react';

import { formatPercent } from '@/lib/language/format-percent';
import type { Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';
import {
  REPORT_COLUMNS,
  toReportSearch,
  type NamedLine,
  type ReportColumn,
  type ReportFigures,
  type ReportLine,
  type ReportQuery,
} from '@/lib/status/history/report';
import { toPlacePath } from '@/lib/status/model/place';

import { Unbroken } from '../../ui/unbroken';

// On phones, each row is a block of lines; the roles keep it a table for screen readers.
const BLOCK = 'max-sm:block';
const CELL = 'px-3 py-2 max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:py-0.5';
const ROW_HEAD = `px-3 py-2 text-left align-top [overflow-wrap:anywhere] max-sm:pb-1 ${BLOCK}`;

const NUMBERS = ['availability', 'outages', 'total', 'longest', 'mean'] as const;

function toText(figures: ReportFigures, column: (typeof NUMBERS)[number], words: Words): string {
  const { language, duration } = words;
  const value = figures[column];
  if (value === null) return '–';
  if (column === 'availability') return formatPercent(value, language, true);
  if (column === 'outages') return new Intl.NumberFormat(language).format(value);
  return figures.outages === 0 ? '–' : duration(value / 1_000);
}

function Cells({ line: { now, before }, words }: { readonly line: ReportLine; readonly words: Words }) {
  const { t, language } = words;
  return NUMBERS.map((column) => (
    <td key={column} role="cell" className={`text-right align-top ${CELL}`}>
      <span aria-hidden="true" className="text-left text-muted sm:hidden">
        {t(`report.${column}`)}
      </span>
      <span>
        <span className="whitespace-nowrap">{toText(now, column, words)}</span>
        {column === 'availability' && now.observed !== null && now.observed < 100 && (
          <span className="block text-sm font-normal whitespace-nowrap text-muted">
            {t('report.observedShare', { percent: formatPercent(now.observed, language, true) })}
          </span>
        )}
        {before && (
          <span className="block text-sm font-normal whitespace-nowrap text-muted">
            {t('report.before', { value: toText(before, column, words) })}
          </span>
        )}
      </span>
    </td>
  ));
}

function Name({ line: { service, serviceId, scope, scopeId } }: { readonly line: NamedLine }) {
  const name = [service, scope].filter((part) => part !== null).join(' / ');
  const href =
    serviceId !== null && scopeId !== null
      ? atBase(toPlacePath({ serviceId, scopeId }))
      : serviceId === null
        ? atBase(`/scopes/${scopeId}`)
        : atBase(`/services/${serviceId}`);
  return (
    <a href={href} className="name hover:underline">
      <Unbroken text={name} />
    </a>
  );
}

function Heading({
  column,
  query,
  children,
}: {
  readonly column: ReportColumn;
  readonly query: ReportQuery;
  readonly children: ReactNode;
}) {
  const { sort } = query;
  const isSorted = sort.column === column;
  // What is bad comes first at the first click.
  const isDescending = isSorted ? !sort.isDescending : column !== 'name' && column !== 'availability';
  return (
    <th
      scope="col"
      role="columnheader"
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
      className={`align-bottom font-medium sm:px-3 sm:py-2 ${column === 'name' ? 'text-left' : 'text-right'}`}
    >
      <a
        href={`?${toReportSearch(query, { sort: { column, isDescending } })}`}
        className={`hover:underline ${isSorted ? 'text-ink' : ''}`}
      >
        {children}
        {isSorted && <span aria-hidden="true"> {sort.isDescending ? '▼' : '▲'}</span>}
      </a>
    </th>
  );
}

/** The report as a table, whose rows are blocks on phones. Its headings sort it. */
export function ReportTable({
  lines,
  sum,
  query,
  words,
}: {
  readonly lines: readonly NamedLine[];
  readonly sum: ReportLine | null;
  readonly query: ReportQuery;
  readonly words: Words;
}) {
  const { t } = words;
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-panel">
      <table role="table" className={`w-full text-[15px] ${BLOCK}`}>
        <caption className="sr-only">{t('report.title')}</caption>
        <thead role="rowgroup" className={`text-sm text-muted ${BLOCK}`}>
          <tr
            role="row"
            className="max-sm:flex max-sm:flex-wrap max-sm:gap-x-4 max-sm:gap-y-1 max-sm:px-3 max-sm:py-2"
          >
            {REPORT_COLUMNS.map((column) => (
              <Heading key={column} column={column} query={query}>
                {t(`report.${column}`)}
              </Heading>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className={BLOCK}>
          {lines.map((line) => (
            <tr
              role="row"
              key={`${line.serviceId}/${line.scopeId}`}
              className={`border-t border-line hover:bg-cell max-sm:py-2 ${BLOCK}`}
            >
              <th scope="row" role="rowheader" className={`font-medium max-sm:font-semibold ${ROW_HEAD}`}>
                <Name line={line} />
              </th>
              <Cells line={line} words={words} />
            </tr>
          ))}
        </tbody>
        {sum && lines.length > 1 && (
          <tfoot role="rowgroup" className={BLOCK}>
            <tr role="row" className={`border-t-2 border-line font-semibold max-sm:py-2 ${BLOCK}`}>
              <th scope="row" role="rowheader" className={ROW_HEAD}>
                {t('report.sum')}
              </th>
              <Cells line={sum} words={words} />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

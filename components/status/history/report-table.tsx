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

const NUMBERS = ['availability', 'outages', 'total', 'longest', 'mean'] as const;

function toText(figures: ReportFigures, column: (typeof NUMBERS)[number], words: Words): string {
  const { language, duration } = words;
  const value = figures[column];
  if (value === null) return '–';
  if (column === 'availability') return formatPercent(value, language);
  if (column === 'outages') return new Intl.NumberFormat(language).format(value);
  return figures.outages === 0 ? '–' : duration(value / 1_000);
}

function Cells({ line: { now, before }, words }: { readonly line: ReportLine; readonly words: Words }) {
  const { t, language } = words;
  return NUMBERS.map((column) => (
    <td key={column} className="px-2 py-2 text-right align-top sm:px-3">
      <span className="whitespace-nowrap">{toText(now, column, words)}</span>
      {column === 'availability' && now.observed !== null && now.observed < 100 && (
        <span className="block text-sm text-muted">
          {t('report.observedShare', { percent: formatPercent(now.observed, language) })}
        </span>
      )}
      {before && (
        <span className="block text-sm text-muted">
          {t('report.before', { value: toText(before, column, words) })}
        </span>
      )}
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
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
      className={`px-2 py-2 align-bottom font-medium sm:px-3 ${column === 'name' ? 'text-left' : 'text-right'}`}
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

/** The report as a table, which scrolls in its box on phones. Its headings sort it. */
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
      <table className="w-full min-w-2xl text-[15px] print:min-w-0">
        <caption className="sr-only">{t('report.title')}</caption>
        <thead className="text-sm text-muted">
          <tr>
            {REPORT_COLUMNS.map((column) => (
              <Heading key={column} column={column} query={query}>
                {t(`report.${column}`)}
              </Heading>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr
              key={`${line.serviceId}/${line.scopeId}`}
              className="border-t border-line [overflow-wrap:anywhere] hover:bg-cell"
            >
              <th scope="row" className="px-2 py-2 text-left align-top font-medium sm:px-3">
                <Name line={line} />
              </th>
              <Cells line={line} words={words} />
            </tr>
          ))}
        </tbody>
        {sum && lines.length > 1 && (
          <tfoot>
            <tr className="border-t-2 border-line font-semibold">
              <th scope="row" className="px-2 py-2 text-left align-top sm:px-3">
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

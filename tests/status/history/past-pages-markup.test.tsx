import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';

import { PastMain } from '@/components/status/history/past-main';
import { ReportMain } from '@/components/status/history/report-main';
import { catalogueOf } from '@/lib/language/catalogue';
import { createWords } from '@/lib/language/words';
import { toPastRows } from '@/lib/status/history/past-list';
import { parsePastQuery } from '@/lib/status/history/past-query';
import { parseReportQuery, toPresets, toReport } from '@/lib/status/history/report';
import { NO_TIME } from '@/lib/status/history/tally';
import { HISTORY_KINDS, type ChangePage, type HistoryChange } from '@/lib/status/history/types';

import { freshOf, scopeOf } from '../samples';

const NOW = Date.parse('2026-11-20T10:00Z');
const HOUR = 3_600_000;
const words = createWords({ language: 'en', messages: catalogueOf('en'), timeZone: 'UTC' });
const sections = {
  scopes: freshOf([scopeOf({ id: 1, name: 'eu' })]),
  services: freshOf([scopeOf({ id: 2, name: 'Payments' })]),
};
const choices = { scopes: sections.scopes.items, services: sections.services.items, siteZone: 'UTC' };
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('\u00a0', ' ');

const common = { at: NOW, after: null, id: 7, name: '<b>x</b>', scopeId: 1, serviceId: 2 };
const CHANGES: readonly HistoryChange[] = [
  { ...common, key: 'm', kind: 'monitor', from: 'ok', to: 'alert' },
  { ...common, key: 'i', kind: 'incident', from: null, to: 'active' },
  { ...common, key: 'j', kind: 'incident', from: 'active', to: null },
  { ...common, key: 'n', kind: 'maintenance', from: 'scheduled', to: 'in-progress' },
  {
    ...common,
    key: 'r',
    kind: 'inventory',
    of: 'service',
    change: 'renamed',
    fromName: 'Old',
    fromPlace: null,
    scopeId: 0,
  },
];

function renderPast(search: string, page: Partial<ChangePage> = {}): string {
  const { query, problems } = parsePastQuery(new URLSearchParams(search), sections, 'UTC', () => true);
  const rows = toPastRows({ changes: CHANGES, gaps: [], next: null, ...page }, sections);
  const listed = { state: 'changes', rows, next: page.next ?? null } as const;
  return renderToStaticMarkup(
    <PastMain
      {...choices}
      words={words}
      query={query}
      problems={problems}
      recordedSince="2026-11-01T00:00:00Z"
      nowMs={NOW}
      listed={listed}
    />,
  );
}

describe('the page of the past', () => {
  test('says that nothing matches only if there are filters', () => {
    const emptied = (search: string) => textOf(renderPast(search, { changes: [] }));
    expect(emptied('')).toContain('No changes recorded yet.');
    expect(emptied('?status=alert')).toContain('No changes match.');
    expect(emptied('?from=2026-11-01')).toContain('No changes match.');
  });

  test('has a sentence for every kind of change, and escapes names', () => {
    const html = renderPast('');
    expect(new Set(CHANGES.map(({ kind }) => kind))).toEqual(new Set(HISTORY_KINDS));
    expect(html).not.toContain('<b>');
    const text = textOf(html);
    for (const sentence of [
      '<b>x</b> ok → alert · Payments / eu',
      'Incident opened: <b>x</b>',
      'Incident deleted: <b>x</b>',
      'Maintenance in progress: <b>x</b>',
      'Service Old renamed: <b>x</b>',
    ])
      expect(text).toContain(sentence);
    expect(text).not.toContain('?scope');
  });

  test('leads from each change to the board at the first moment that shows it, once that has come', () => {
    const early = CHANGES.map((change) => ({ ...change, at: NOW - HOUR + 1 }));
    expect(renderPast('', { changes: early })).toContain('href="/?at=2026-11-20T09:01Z"');
    const late = CHANGES.map((change) => ({ ...change, at: NOW + 1 }));
    expect(renderPast('', { changes: late })).not.toContain('at=');
  });

  test('names the reason of a gap', () => {
    const gap = { from: NOW - HOUR, until: NOW, reason: 'stopped' } as const;
    expect(textOf(renderPast('', { gaps: [gap] }))).toContain(
      'Not observed for 1 h: the board was shut down',
    );
  });

  test('keeps its filters in the links to other pages, and shows them in the form', () => {
    const html = renderPast('kind=monitor&scope=1&from=2026-11-01&before=9.2.1', { next: '5.2.7' });
    expect(html).toContain('href="?kind=monitor&amp;scope=1&amp;from=2026-11-01&amp;before=5.2.7"');
    expect(html).toContain('href="?kind=monitor&amp;scope=1&amp;from=2026-11-01"');
    expect(html).toContain('<option value="monitor" selected="">');
    expect(html).toContain('<option value="1" selected="">eu</option>');
    expect(html).toContain('name="from" value="2026-11-01"');
  });

  test('names the filters that it ignored', () => {
    expect(textOf(renderPast('kind=nonsense'))).toContain('Ignored unknown filter: kind=nonsense');
  });
});

describe('the reliability report', () => {
  const render = (search: string, isAvailable = true): string => {
    const { query, problems } = parseReportQuery(new URLSearchParams(search), sections, NOW, 'UTC');
    const tally = {
      ...NO_TIME,
      ok: 99 * HOUR,
      alert: HOUR,
      outages: 2,
      longest: HOUR / 2,
      unobserved: 100 * HOUR,
    };
    const previous = { from: Date.parse('2026-09-22'), until: Date.parse('2026-10-22') };
    const rows = [
      { scopeId: 1, serviceId: 2, now: tally, before: { ...NO_TIME, ok: HOUR } },
      { scopeId: 1, serviceId: 3, now: { ...NO_TIME, unobserved: HOUR }, before: null },
    ];
    const { lines, sum } = toReport({ period: previous, previous, rows }, query, () => '');
    const named = lines.map((line) => ({ ...line, service: `S${line.serviceId}`, scope: null }));
    return renderToStaticMarkup(
      <ReportMain
        {...choices}
        words={words}
        query={query}
        problems={problems}
        presets={toPresets(NOW, 'UTC')}
        report={isAvailable ? { lines: named, sum, previous } : null}
      />,
    );
  };

  test('shows each figure next to the period before, and no availability of what was not observed', () => {
    const html = render('');
    const [, first = '', second = ''] = html.split('<tr').slice(1);
    for (const text of ['99.00%', '50.00% observed', 'before: 100%', '30 min', '1 h'])
      expect(textOf(first)).toContain(text);
    expect(textOf(second)).toContain('–');
    expect(textOf(second)).not.toContain('100%');
  });

  test('sorts by its headings without JavaScript, what is bad first', () => {
    const html = render('sort=-outages');
    expect(html).toContain('aria-sort="descending"');
    expect(html).toMatch(/sort=outages[^"]*"[^>]*>Outages/);
    expect(html).toMatch(/sort=-total[^"]*"[^>]*>Total outage/);
  });

  test('offers the same figures as CSV and JSON, and explains them', () => {
    const html = render('by=scope&maintenance=excluded&scope=1');
    const address =
      '/api/history/availability?by=scope&amp;from=2026-10-22&amp;until=2026-11-20&amp;maintenance=excluded&amp;scope=1';
    expect(html).toContain(`${address}&amp;format=csv"`);
    expect(html).toContain(`${address}&amp;format=json"`);
    expect(html).toContain('An alert is an outage');
  });

  test('says that the history is unavailable, and shows no figure', () => {
    const html = render('', false);
    expect(html).toContain('History is unavailable right now');
    expect(html).not.toContain('<table');
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';

import { IncidentsBoard } from '@/components/status/notices/incidents-board';
import { MonitorsBoard } from '@/components/status/monitors/monitors-board';
import { OverviewBoard } from '@/components/status/overview/overview-board';
import { MomentProvider } from '@/lib/browser/page/moment';
import { WordsProvider } from '@/lib/browser/page/words';
import { en } from '@/lib/language/messages/en';
import { parseNoticeQuery } from '@/lib/status/notices/notice-query';
import { toMonitorList } from '@/lib/status/monitors/monitor-list';
import { toOverview } from '@/lib/status/overview/overview';
import { summarise } from '@/lib/status/verdict/board-summary';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';

import { agesOf, freshOf, monitorOf, scopeOf, snapshotOf, UNREAD } from '../samples';

const AT = '2026-11-20T14:00Z';
const snapshot = snapshotOf({
  scopes: freshOf([scopeOf({ id: 1, name: 'eu' })]),
  services: freshOf([scopeOf({ id: 2, name: 'Payments' })]),
  monitors: freshOf([monitorOf({ id: 3, scopeId: 1, serviceId: 2, status: 'alert' })]),
  incidents: freshOf([]),
  maintenances: freshOf([]),
  announcements: UNREAD,
});
const render = () => ({ html: '', text: '' });

const initialOf = <View extends BoardSummary>(view: View, url: string, age: number | null) => ({
  view,
  ages: { ...agesOf(age), announcements: null },
  time: '2026-11-20T14:00:00.000Z',
  build: 'b1',
  url,
});

function draw(at: string | null, page: React.ReactNode): string {
  return renderToStaticMarkup(
    <WordsProvider language="en" messages={en} timeZone="UTC">
      <MomentProvider value={at}>{page}</MomentProvider>
    </WordsProvider>,
  );
}

const overview = (at: string | null, age: number | null = 0): string => {
  const initial = initialOf(toOverview(snapshot, render), '/api/view/overview', age);
  return draw(at, <OverviewBoard initial={initial} history={null} subscribe={null} />);
};
const textOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('an overview of the past', () => {
  test('is never live: its badge, title and icon say so', () => {
    const html = overview(AT);
    expect(textOf(html)).toContain('Past');
    expect(html).toContain('<title>Past, Fri 20 Nov 2026, 14:00 UTC: Overview – ');
    expect(html).not.toMatch(/● Live|icons\/alert\.svg/);
    expect(textOf(overview(null))).toContain('● Live');
  });

  test('keeps the moment in links to pages that have a past, and in no other', () => {
    const html = overview(AT);
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '');
    expect(links).toContain(`/places/2/1?at=${AT}`);
    expect(links).toContain(`/monitors?status=alert&amp;at=${AT}`);
    expect(links).toContain('/monitors/3');
    expect(links).toContain('/history');
    expect(overview(null)).not.toContain('at=');
  });

  test('has no announcements, which are not recorded', () => {
    expect(textOf(overview(AT))).toContain('Announcements are not recorded.');
  });

  test('claims nothing where the moment was not observed', () => {
    const text = textOf(overview(AT, null));
    expect(text).toContain('Status unknown');
    expect(text).toContain('Active incidents Not observed');
    expect(text).not.toMatch(/0 active incidents|Last known|No data|no response/);
  });
});

describe('lists of the past', () => {
  test('have filters that keep the moment, and a button that applies them', () => {
    const view = toMonitorList(snapshot, new URLSearchParams(), false);
    const page = (at: string | null) =>
      draw(at, <MonitorsBoard initial={initialOf(view, '/api/view/monitors?status=alert', 0)} />);
    expect(page(AT)).toContain(`<input type="hidden" name="at" value="${AT}"/>`);
    expect(page(AT)).toContain(`href="?at=${AT}"`);
    expect(page(AT)).not.toContain('<noscript>');
    expect(page(null)).toContain('<noscript>');
  });

  test('have no tab of closed incidents, which ProdManager lists as they are now', () => {
    const { sections } = snapshot;
    const { problems } = parseNoticeQuery('incidents', new URLSearchParams(), sections);
    const view = {
      ...summarise(snapshot).summary,
      problems,
      scopes: [],
      services: [],
      listed: { tab: 'open' as const, items: [], total: 0 },
    };
    const page = (at: string | null, age: number | null = 0) =>
      draw(at, <IncidentsBoard initial={initialOf(view, '/api/view/incidents', age)} />);
    expect(page(null)).toContain('tab=past');
    expect(page(AT)).not.toContain('tab=past');
    expect(textOf(page(AT, null))).toContain('Not observed');
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';

import { HistoryStrips } from '@/components/status/history/history-strips';
import { catalogueOf } from '@/lib/language/catalogue';
import { createWords } from '@/lib/language/words';
import { toStripView, type ShownStrips } from '@/lib/status/history/strip-view';
import { NO_TIME } from '@/lib/status/history/tally';
import { STRIP_RANGES } from '@/lib/status/history/types';
import type { Language } from '@/lib/site/preferences';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-19T00:00:00Z');

/** Each range has an hour with an outage and an incident, an hour that was not observed, and one before everything. */
const shown: ShownStrips = {
  timeZone: 'UTC',
  accountedUntil: START + 3 * HOUR,
  strips: STRIP_RANGES.map((range) => {
    const tallies = [
      null,
      { ...NO_TIME, ok: 0.75 * HOUR, alert: 0.25 * HOUR, outages: 2 },
      { ...NO_TIME, unobserved: HOUR },
    ];
    const bars = tallies.map((tally, index) => ({
      from: START + index * HOUR,
      until: START + (index + 1) * HOUR,
      tally,
    }));
    return toStripView(range, { bars }, [{ from: START + 1.2 * HOUR, until: START + 1.5 * HOUR }]);
  }),
};

const render = (language: Language, given: ShownStrips | null = shown, hasMoments = false): string => {
  const words = createWords({ language, messages: catalogueOf(language), timeZone: 'Europe/Paris' });
  return renderToStaticMarkup(<HistoryStrips words={words} shown={given} hasMoments={hasMoments} />);
};
const titlesIn = (html: string): readonly string[] =>
  [...html.matchAll(/<title>(.*?)<\/title>/g)].map(([, text = '']) => text.replaceAll('\u00a0', ' '));

describe('the strips as they are sent', () => {
  test('name every number of each bar, in the time of the site', () => {
    expect(titlesIn(render('en')).slice(0, 3)).toEqual([
      '00:00 to 01:00 · No data',
      '01:00 to 02:00 · Alert 25% · 75% available · 2 outages · 1 incident',
      '02:00 to 03:00 · Not observed',
    ]);
    expect(titlesIn(render('fr'))[1]?.replaceAll('\u202f', ' ')).toBe(
      'de 01:00 à 02:00 · Alerte 25 % · disponible à 75 % · 2 pannes · 1 incident',
    );
    expect(titlesIn(render('en'))[4]).toMatch(/^Thu,? 19 Nov · Alert/);
  });

  test('have a picture with its sum for each range, and the same numbers in tables', () => {
    const html = render('en');
    expect([...html.matchAll(/<svg role="img" aria-label="([^"]*)"/g)].map(([, label]) => label)).toEqual(
      ['24 h', '7 days', '30 days', '90 days'].map((range) => `${range}: 75% available\u00a0· 50% observed`),
    );
    expect(html.match(/<table/g)).toHaveLength(2);
    expect(html.match(/<tr/g)).toHaveLength(2 * (1 + 3));
  });

  test('tell states apart by height and hatching, and mark incidents', () => {
    const html = render('en');
    const [, picture = ''] = html.split('<svg role="img"');
    const [, none = '', alert = '', unobserved = ''] = picture.split('data-bar=');
    expect(none).toContain('fill-line');
    expect(alert).toMatch(/fill-alert"><rect[^>]*height="36"[^>]*><\/rect><rect[^>]*height="9"/);
    expect(alert).toContain('<circle');
    expect(unobserved).toContain('url(#hatching-24h)');
    expect(unobserved).not.toMatch(/fill-(ok|alert|warning)/);
  });

  test('lead from the periods of the tables to the page as it was then, where it has a past', () => {
    const links = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(links(render('en'))).toEqual([]);
    const hours = ['?at=2026-11-19T02:00Z', '?at=2026-11-19T01:00Z'];
    expect(links(render('en', shown, true))).toEqual([...hours, ...hours]);
  });

  test('have ids that occur once', () => {
    const ids = [...render('en').matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('say that the history is unavailable, and draw nothing, while it cannot be read', () => {
    const html = render('en', null);
    expect(html).toContain('History is unavailable right now');
    expect(html).not.toContain('<svg');
  });
});

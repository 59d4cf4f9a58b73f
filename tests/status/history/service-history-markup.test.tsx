import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';

import { ServiceHistory } from '@/components/status/history/service-history';
import { catalogueOf } from '@/lib/language/catalogue';
import { createWords } from '@/lib/language/words';
import type { Language } from '@/lib/site/preferences';
import { toStripView, type ServiceStrips } from '@/lib/status/history/strip-view';
import { toRuns } from '@/lib/status/history/strip-runs';
import { NO_TIME } from '@/lib/status/history/tally';
import { STRIP_RANGES } from '@/lib/status/history/types';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-19T00:00:00Z');

/** Bars: nothing, ok, ok, an outage with an incident, nothing observed. */
const strips = STRIP_RANGES.map((range) => {
  const tallies = [
    null,
    { ...NO_TIME, ok: HOUR },
    { ...NO_TIME, ok: HOUR },
    { ...NO_TIME, ok: 0.5 * HOUR, alert: 0.25 * HOUR, unobserved: 0.25 * HOUR, outages: 1 },
    { ...NO_TIME, unobserved: HOUR },
  ];
  const bars = tallies.map((tally, index) => ({
    from: START + index * HOUR,
    until: START + (index + 1) * HOUR,
    tally,
  }));
  return toStripView(range, { bars }, [{ from: START + 3.2 * HOUR, until: START + 3.5 * HOUR }]);
});

const servicesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `Service <${index + 1}>` }));

function render(
  count: number,
  language: Language = 'en',
  isAway = false,
  accountedUntil: number | null = START + 5 * HOUR,
): string {
  const services = servicesOf(count);
  const shown: ServiceStrips = {
    services: new Map(services.slice(1).map(({ id }) => [id, strips])),
    accountedUntil,
    timeZone: 'UTC',
  };
  const words = createWords({ language, messages: catalogueOf(language), timeZone: 'Europe/Paris' });
  return renderToStaticMarkup(
    <ServiceHistory words={words} services={services} shown={isAway ? null : shown} />,
  );
}
const countOf = (html: string, text: string): number => html.split(text).length - 1;

describe('the history of services as it is sent', () => {
  test('has one picture for each service and range, in the given order, and escapes names', () => {
    const html = render(3);
    expect(countOf(html, '<svg role="img"')).toBe(2 * 4);
    expect(html.indexOf('Service &lt;2&gt;')).toBeLessThan(html.indexOf('Service &lt;3&gt;'));
    expect(html).not.toContain('<2>');
    expect(html).toContain('href="/services/3"');
  });

  test('says in words what a picture shows, in both languages', () => {
    const labels = (language: Language) =>
      [...render(2, language).matchAll(/aria-label="([^"]*)"/g)].map(([, label = '']) =>
        label.replaceAll(/[\u00a0\u202f]/g, ' '),
      );
    expect(labels('en')).toEqual([
      '24 h: 90.91% available · 68.75% observed · alert in 1 hour',
      '7 days: 90.91% available · 68.75% observed · alert on 1 day',
      '30 days: 90.91% available · 68.75% observed · alert on 1 day',
      '90 days: 90.91% available · 68.75% observed · alert on 1 day',
    ]);
    expect(labels('fr')[0]).toContain('alerte pendant 1 heure');
  });

  test('shows a service without a record as such, not as a healthy one', () => {
    const html = render(1);
    expect(html).toContain('No data');
    expect(countOf(html, 'stroke-ok')).toBe(0);
  });

  test('draws equal bars as one shape, hatches what was not observed and marks incidents', () => {
    const [, , picture = ''] = render(2).split('<svg role="img"');
    expect(countOf(picture, 'stroke-ok')).toBe(1);
    expect(countOf(picture, 'stroke-alert')).toBe(1);
    expect(picture).toMatch(/d="M432 9h144v9h-144zM576 9h144v36h-144z" fill="url\(#hatching-services\)"/);
    expect(picture).toContain('d="M504 4h0"');
  });

  test('folds the rest after twelve services, and after four on phones, and can show all', () => {
    const folded = render(14);
    expect(countOf(folded, 'max-sm:hidden group-has')).toBe(8);
    expect(countOf(folded, 'class="hidden group-has-[#strips-all:checked]')).toBe(2);
    expect(folded).toContain('Show all 14 services');
    expect(render(4)).not.toContain('strips-all"');
    expect(render(5)).toMatch(/sm:hidden"><input type="checkbox"/);
  });

  test('has a sentence and no picture while the history is away, and nothing without services', () => {
    const html = render(2, 'en', true);
    expect(html).toContain('History is unavailable right now.');
    expect(html).not.toContain('<svg');
    expect(render(0)).toBe('');
  });

  test('has one sentence before anything is accounted', () => {
    const html = render(3, 'en', false, null);
    expect(html).toContain('History begins now');
    expect(html).not.toContain('No data');
    expect(html).not.toContain('<svg');
  });

  test('has ids that occur once', () => {
    const ids = [...render(14).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('runs join equal bars only, and cover every bar', () => {
  expect(toRuns([null, 'ok', 'ok', 'alert', 'ok'])).toEqual([
    { state: null, at: 0, count: 1 },
    { state: 'ok', at: 1, count: 2 },
    { state: 'alert', at: 3, count: 1 },
    { state: 'ok', at: 4, count: 1 },
  ]);
  expect(toRuns([])).toEqual([]);
});

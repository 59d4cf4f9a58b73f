import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';

import { WeatherMap } from '@/components/status/map/weather-map';
import { WordsProvider } from '@/lib/browser/page/words';
import { en } from '@/lib/language/messages/en';
import { toWeatherMap, type WeatherMap as Map } from '@/lib/status/map/weather-map';

import { maintenanceOf, monitorOf } from '../samples';

function estateOf(services: number, scopes: number): Map {
  const named = (kind: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `${kind} ${index + 1}` }));
  const all = { services: named('service', services), scopes: named('scope', scopes) };
  return toWeatherMap({
    ...all,
    monitors: all.services.flatMap(({ id: serviceId }) =>
      all.scopes.map(({ id: scopeId }) =>
        monitorOf({
          id: serviceId * 1_000 + scopeId,
          serviceId,
          scopeId,
          status: serviceId === 2 && scopeId === 2 ? 'alert' : 'ok',
        }),
      ),
    ),
    maintenances: [maintenanceOf({ serviceId: 1, scopeId: 1 })],
  });
}

const render = (map: Map): string =>
  renderToStaticMarkup(
    <WordsProvider language="en" messages={en} timeZone="UTC">
      <WeatherMap map={map} nowMs={0} />
    </WordsProvider>,
  );
const foldedRows = (html: string): number => html.match(/<tr class="folded"/g)?.length ?? 0;

describe('the map as it is sent', () => {
  test('is a table whose cells lead to their places', () => {
    const html = render(estateOf(3, 5));
    expect(html).toContain('href="/places/2/2"');
    expect(html.match(/<tr/g)).toHaveLength(4);
    expect(html).not.toContain('<details class="map-fold"');
    expect(foldedRows(html)).toBe(0);
  });

  test('folds the healthy services and scopes of a large estate, and nothing else', () => {
    const html = render(estateOf(60, 40));
    expect(html).toContain('+ 58 services OK · + 38 scopes OK');
    expect(foldedRows(html)).toBe(58);
    expect(html.match(/<col class="folded"/g)).toHaveLength(38);
    // In the shown rows, the cells of the shown columns.
    expect(html).toMatch(/<td class="relative p-px sm:p-0\.5 " data-scope="scope 2">/);
  });

  test.each([
    ['one column', estateOf(4, 1), 'Services in scope 1'],
    ['one row', estateOf(1, 4), 'service 1 by scope'],
    ['one cell', estateOf(1, 1), 'Services in scope 1'],
  ])('is a list if it has %s', (_, map, title) => {
    const html = render(map);
    expect(html).toContain(title);
    expect(html).not.toContain('<table');
    expect(html.match(/<a href="\/places\/\d+\/\d+"/g)).toHaveLength(
      Math.max(map.rows.length, map.columns.length),
    );
  });

  test('explains each sign in its legend', () => {
    const [, legend = ''] = /<ul aria-label="Legend"[^>]*>(.*?)<\/ul>/s.exec(render(estateOf(3, 5))) ?? [];
    const texts = [...legend.matchAll(/<li[^>]*>(.*?)<\/li>/gs)].map(([, entry = '']) =>
      entry.replace(/<[^>]*>/g, ''),
    );
    expect(texts).toEqual([
      'ok',
      'warning',
      'alert',
      'unknown',
      'maintenance in progress',
      '3monitors not OK',
      'recently changed',
    ]);
  });
});

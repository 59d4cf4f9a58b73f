import { toLegible, type Screen } from '@/lib/status/wall/legible';
import { solveLayout } from '@/lib/status/wall/solve-layout';
import type { WallLayout } from '@/lib/status/wall/wall-layout';

import { cardOf, contentOf, mapOf, WORDS } from '../status/wall/walls';
import { estateOf, type EstateLimits } from './wall-estates';

// The share of what is in trouble that the first page of a wall names, over random estates.

const WALLS = Number(process.env['WALLS'] ?? 280);

const SCREENS: readonly (readonly [string, Screen])[] = [
  ['1920×1080, 55″, 4 m', { widthPx: 1_920, heightPx: 1_080, diagonalInches: 55, distanceMetres: 4 }],
  ['1920×1080, 55″, 3 m', { widthPx: 1_920, heightPx: 1_080, diagonalInches: 55, distanceMetres: 3 }],
  ['1280×720, 55″, 4 m', { widthPx: 1_280, heightPx: 720, diagonalInches: 55, distanceMetres: 4 }],
  ['3840×2160, 55″, 4 m', { widthPx: 3_840, heightPx: 2_160, diagonalInches: 55, distanceMetres: 4 }],
  ['1080×1920, 55″, 4 m', { widthPx: 1_080, heightPx: 1_920, diagonalInches: 55, distanceMetres: 4 }],
];

const KINDS: readonly (readonly [string, EstateLimits])[] = [
  [
    'up to 8 services, 3 scopes each, 4 incidents',
    { services: [5, 40], scopes: [3, 20], troubledServices: 8, scopesEach: 3, places: 24, incidents: 4 },
  ],
  [
    'up to 15 places, 6 incidents',
    { services: [5, 40], scopes: [3, 20], troubledServices: 15, scopesEach: 3, places: 15, incidents: 6 },
  ],
];

/** What the layout of version 0.1.0 named of services, places and incidents, by kind and screen, measured with the same seeds. */
const BEFORE: readonly Readonly<Record<string, string>>[] = [
  { '1920×1080, 55″, 4 m': '40.6, 25.2 and 97.4 %' },
  { '1920×1080, 55″, 4 m': '29.6, 18.6 and 72.4 %', '1920×1080, 55″, 3 m': '60.6, 37.3 and 97.6 %' },
];

interface Figures {
  services: [number, number];
  places: [number, number];
  incidents: [number, number];
  torn: number;
  shortened: number;
}

function layoutOf(
  seed: number,
  limits: EstateLimits,
  screen: Screen,
): { readonly layout: WallLayout; readonly estate: ReturnType<typeof estateOf> } {
  const estate = estateOf(seed, limits);
  const nameOf = (index: number): string => estate.services[index]?.name ?? '';
  const content = contentOf({
    map: mapOf(estate.services, estate.scopes, estate.statusAt),
    level: 'alert',
    verdict: [`${nameOf(0)} is failing in ${estate.scopes[0]?.name}`, '8 services failing', '24 problems'],
    counts: ['9 alerts · 14 warnings · 280 OK · 4 incidents', '9 alerts · 14 warnings'],
    cards: estate.incidents.map((incident) => cardOf({ ...incident })),
  });
  return {
    estate,
    layout: solveLayout({ legible: toLegible(screen), content, words: WORDS, isSwapped: false }),
  };
}

function count(figures: Figures, { layout, estate }: ReturnType<typeof layoutOf>): void {
  const [page] = layout.pages;
  const boxes = page?.boxes ?? [];
  const ids = new Set(boxes.map(({ id }) => id));
  const add = (key: 'services' | 'places' | 'incidents', shown: number, of: number): void => {
    figures[key] = [figures[key][0] + shown, figures[key][1] + of];
  };
  const services = [...new Set(estate.troubled.map((key) => key.split('/')[0]))];
  add('services', services.filter((id) => ids.has(`service:${id}`)).length, services.length);
  add(
    'places',
    estate.troubled.filter((key) => page?.shows.includes(`cell:${key}`)).length,
    estate.troubled.length,
  );
  add(
    'incidents',
    estate.incidents.filter(({ id }) => ids.has(`incident:${id}`)).length,
    estate.incidents.length,
  );
  const verdict = boxes.find(({ role }) => role === 'verdict')?.texts[0];
  if (verdict?.isTorn || verdict?.isShortened) figures.torn += 1;
  if (boxes.some(({ texts }) => texts.some(({ isShortened }) => isShortened))) figures.shortened += 1;
}

const percent = ([shown, of]: readonly [number, number]): string =>
  `${of === 0 ? '–' : ((shown / of) * 100).toFixed(1)} %`.padStart(8);

console.log(`Named on the first page, of ${WALLS} random walls each.`);
for (const [index, [kind, limits]] of KINDS.entries()) {
  console.log(`\n${kind}`);
  for (const [name, screen] of SCREENS) {
    const figures: Figures = { services: [0, 0], places: [0, 0], incidents: [0, 0], torn: 0, shortened: 0 };
    for (let seed = 1; seed <= WALLS; seed += 1) count(figures, layoutOf(seed, limits, screen));
    const before = BEFORE[index]?.[name];
    console.log(
      `${name.padEnd(22)} services ${percent(figures.services)}  places ${percent(figures.places)}  incidents ${percent(figures.incidents)}  verdict torn ${figures.torn}, an ellipsis on ${figures.shortened}${before ? ` (before: ${before})` : ''}`,
    );
  }
}

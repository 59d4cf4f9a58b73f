import { html, raw } from 'hono/html';

import { createPainter } from '@/lib/language/wall/painted-box';
import { LITE_WALL_END, LITE_WALL_START } from '@/lib/language/wall/lite-wall-data';
import { stripLabel } from '@/lib/language/wall/strip-label';
import { createWallWords, toWallContent } from '@/lib/language/wall/to-wall-content';
import { createWords, type Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';
import { toBoardFreshness } from '@/lib/status/freshness/freshness';
import { formatWallOptions } from '@/lib/status/wall/format-wall-options';
import { isSwapped } from '@/lib/status/wall/burn-in';
import { toLegible } from '@/lib/status/wall/legible';
import { inTurnOrder } from '@/lib/status/wall/rotation';
import { placeStrips } from '@/lib/status/wall/place-strips';
import { solveLayout } from '@/lib/status/wall/solve-layout';

import { inlineScript } from '../../http/inline-scripts';
import type { OpenWall } from '../wall';
import { liteBox, liteStrip, type Html } from './lite-boxes';
import { toLiteData } from './lite-data';
import { liteStyle } from './lite-style';

const VIEWPORTS = {
  landscape: { widthPx: 1_920, heightPx: 1_080 },
  portrait: { widthPx: 1_080, heightPx: 1_920 },
} as const;

const TIME = '\u0000';

/** What the script shows once the screen is forbidden to see the wall. @param query The query of the wall's address. */
function forbidden({ t }: Pick<Words, 't'>, query: string): Html {
  const [before = '', after = ''] = t('refused.since', { time: TIME }).split(TIME);
  return html`<div id="forbidden" role="alert">
    <h1>${t('refused.title')}</h1>
    <p>${before}<span class="since"></span>${after}</p>
    <p>${t('refused.hint')}</p>
    <p><a href="${atBase(`/wall/pair${query && `?${query}`}`)}">${t('refused.again')}</a></p>
  </div>`;
}

/** The HTML page of the lite wall: the same layout as `/wall`, for browsers that cannot run that page. @param nonce The nonce of its script. */
export async function renderLiteWall(
  { initial, options, words: wordsOptions }: OpenWall,
  nonce = '',
): Promise<string> {
  const { view, ages, time, build } = initial;
  const words = createWords(wordsOptions);
  const { t, language } = words;
  const nowMs = Date.parse(time);
  const moment = { nowMs, isOffline: false, ...toBoardFreshness(view, ages) };
  const { diagonalInches, distanceMetres, rotateSeconds, theme, night, shape } = options;
  const legible = toLegible({ diagonalInches, distanceMetres, ...VIEWPORTS[shape] });
  const pages = inTurnOrder(
    view.views.flatMap((one) => {
      const extras = { title: options.title ?? view.title, signs: [] };
      const content = toWallContent(view, one, moment, words, extras);
      const swapped = options.isOled && isSwapped(Math.floor(nowMs / 60_000));
      const layout = solveLayout({
        legible,
        content,
        words: createWallWords(words, content),
        isSwapped: swapped,
      });
      const { isTroubled, sizePx: textPx, folded } = layout;
      const shown = { textPx, folded };
      const strips = { day: one.day, folded, legible, nowMs, caption: t('wall.lastDay') };
      return layout.pages.map(({ boxes, shows }) => ({
        content,
        boxes: [...boxes, ...placeStrips(boxes, strips)],
        shows,
        isTroubled,
        shown,
      }));
    }),
  );
  const sections = pages.map(({ content, boxes }, index) => {
    const paint = createPainter(content, words);
    return html`<section class="page ${index === 0 ? 'on' : ''}">
      ${boxes.map((box) =>
        box.role === 'strip'
          ? liteStrip(box, stripLabel(box, content.map, words))
          : liteBox(paint(box), content, t),
      )}
    </section>`;
  });
  const title = pages[0]?.content.verdict[0] ?? view.title;
  const shown = pages[0]?.shown ?? { textPx: legible.floorPx, folded: 0 };
  const turning = pages.map(({ isTroubled, shows }) => ({ isTroubled, shows }));
  const data = toLiteData(view, moment, { build, title, night, rotateSeconds, pages: turning, shown }, words);
  // The scripts of earlier builds need this id and `data-now` before they reload the page for a new build.
  const carrier = html`<i id="told" data-now="${nowMs}" data-wall="${JSON.stringify(data)}"></i>`;
  const page = await html`<!doctype html>
    <html lang="${language}" class="w-${moment.freshness.word}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <noscript><meta http-equiv="refresh" content="60" /></noscript>
        <link rel="icon" type="image/png" href="${atBase('/icons/board-180.png')}" />
        <title>${title}</title>
        <style>
          ${raw(liteStyle(theme, shape))}
        </style>
      </head>
      <body>
        <main id="wall">${raw(LITE_WALL_START)}${carrier}${sections}${raw(LITE_WALL_END)}</main>
        ${forbidden(words, formatWallOptions(options).toString())}
        <p id="note" role="status" style="font-size:${(legible.floorPx / 100).toFixed(2)}rem"></p>
        <script nonce="${nonce}">
          ${raw(inlineScript('lite-wall'))};
        </script>
      </body>
    </html>`;
  return page.toString();
}

import { html, raw } from 'hono/html';
import { createPainter } from '@/lib/language/wall/painted-box';
import { createWords, type Words } from '@/lib/language/words';
import { createWallWords, toWallContent } from '@/lib/language/wall/to-wall-content';
import { atBase } from '@/lib/site/base-path';
import { toBoardFreshness } from '@/lib/status/freshness/freshness';
import { isSwapped } from '@/lib/status/wall/burn-in';
import { formatWallOptions } from '@/lib/status/wall/format-wall-options';
import { toLegible } from '@/lib/status/wall/legible';
import { solveLayout } from '@/lib/status/wall/solve-layout';

import type { OpenWall } from '../wall';
import { liteBox, type Html } from './lite-boxes';
import { LITE_SCRIPT } from './lite-script';
import { liteStyle } from './lite-style';
import { liteSummary } from './lite-summary';

const VIEWPORTS = {
  landscape: { widthPx: 1_920, heightPx: 1_080 },
  portrait: { widthPx: 1_080, heightPx: 1_920 },
} as const;

const TIME_MARK = '\u0000';

/** The message that the script shows if the viewer may no longer see the wall. */
function liteForbidden({ t }: Pick<Words, 't'>, wallQuery: string): Html {
  const [before = '', after = ''] = t('refused.since', { time: TIME_MARK }).split(TIME_MARK);
  return html`<div id="refused" role="alert">
    <h1>${t('refused.title')}</h1>
    <p>${before}<span class="since"></span>${after}</p>
    <p>${t('refused.hint')}</p>
    <p><a href="${atBase(`/wall/pair${wallQuery && `?${wallQuery}`}`)}">${t('refused.again')}</a></p>
  </div>`;
}

/** The lite wall as HTML: the same content as the wall, for browsers that are too old for it. @param nonce CSP nonce of the script. */
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
  const pages = view.views.flatMap((wallView) => {
    const content = toWallContent(view, wallView, moment, words, {
      title: options.title ?? view.title,
      signs: [],
    });
    const swapped = isSwapped(Math.floor(nowMs / 60_000));
    const layout = solveLayout({ legible, content, words: createWallWords(t, content), isSwapped: swapped });
    return layout.pages.map((page) => ({ content, page, isTroubled: layout.isTroubled }));
  });
  const ordered = [
    ...pages.filter(({ isTroubled }) => isTroubled),
    ...pages.filter(({ isTroubled }) => !isTroubled),
  ];
  const sections = ordered.map(({ content, page, isTroubled }, index) => {
    const paint = createPainter(content, words);
    return html`<section
      class="page ${index === 0 ? 'on' : ''}"
      data-seconds="${rotateSeconds * (isTroubled ? 2 : 1)}"
      data-shows="${page.shows.join(' ')}"
    >
      ${page.boxes.map((box) => liteBox(paint(box), content, t))}
    </section>`;
  });
  const title = ordered[0]?.content.verdict ?? view.title;
  const wallQuery = formatWallOptions(options).toString();
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
        <main id="wall">
          <!--wall-->${liteSummary(view, moment, { build, night, title }, words)}${sections}<!--/wall-->
        </main>
        ${liteForbidden(words, wallQuery)}
        <p id="note" role="status" style="font-size:${(legible.floorPx / 100).toFixed(2)}rem"></p>
        <script nonce="${nonce}">
          ${raw(LITE_SCRIPT)};
        </script>
      </body>
    </html>`;
  return page.toString();
}

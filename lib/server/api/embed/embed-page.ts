import { html, raw } from 'hono/html';

import { atBase } from '@/lib/site/base-path';
import type { Preferences } from '@/lib/site/preferences';
import { GLYPHS } from '@/lib/status/verdict/glyphs';
import type { ShownLevel } from '@/lib/status/freshness/shown-state';
import type { Words } from '@/lib/language/words';

import type { Viewer } from '../../auth/viewer';
import { inlineScript } from '../../http/inline-scripts';
import { pageNonceOf } from '../../http/page-nonce';
import { answer } from '../history/answer';
import { readEmbedBoard, readLook, type EmbedBoard, type EmbedStore } from './embed-board';
import { toEmbedContent, type EmbedContent, type EmbedList } from './embed-content';
import { EMBED_STYLE } from './embed-style';

type Html = ReturnType<typeof html>;

function toGlyph(level: ShownLevel): Html {
  const { d, isDrawn } = GLYPHS[level === 'empty' ? 'unknown' : level];
  const pen = isDrawn
    ? raw('fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"')
    : raw('fill="currentColor" fill-rule="evenodd"');
  return html`<svg class="${level}" viewBox="0 0 16 16" aria-hidden="true"><path d="${d}" ${pen} /></svg>`;
}

const toState = (level: ShownLevel, state: string, sentence: string): Html =>
  html`${toGlyph(level)}<span
      ><strong class="${level}">${state}</strong>${sentence && html` <bdi>${sentence}</bdi>`}</span
    >`;

const toList = ({ lines, more }: EmbedList, heading: string, { t }: Words): Html | '' =>
  lines.length === 0
    ? ''
    : html`<h2>${heading}</h2>
        <ul>
          ${lines.map(
            ({ tone, name, state, path }) =>
              html`<li>
                ${toGlyph(tone)}<span
                  ><a href="${atBase(path)}" target="_blank" rel="noopener"><bdi>${name}</bdi></a>
                  <span class="muted">${state}</span></span
                >
              </li>`,
          )}
          ${more > 0 ? html`<li class="muted">${t('embed.more', { count: more })}</li>` : ''}
        </ul>`;

/** The parts of the page that its script replaces, see `lib/browser/standalone/embed.ts`. */
function toMain(
  { title, level, state, sentence, services, notices, asOf }: EmbedContent,
  board: EmbedBoard,
): Html {
  const { words, nowMs, summary } = board;
  const { t } = words;
  // The script shows old data as unknown; this already is.
  const age = board.state.isOutdated ? '' : (board.state.ageSeconds ?? '');
  const demo = summary.isDemo ? html`<span>${t('board.demo')}</span>` : '';
  return html`<main data-now="${nowMs}" data-age="${age}" data-interval="${summary.intervalSeconds}">
    <h1><bdi>${title}</bdi></h1>
    <p class="state" role="status" data-part="state">${toState(level, state, sentence)}</p>
    <div data-part="lists">
      ${toList(services, t('embed.affected'), words)}${toList(notices, t('embed.notices'), words)}
    </div>
    <p class="foot">
      <span data-part="time">${asOf}</span>${demo}
      <a href="${atBase('/')}" target="_blank" rel="noopener">${t('embed.open')}</a>
    </p>
  </main>`;
}

function toPage(board: EmbedBoard, { language, theme }: Preferences, nonce: string): Html | Promise<Html> {
  const content = toEmbedContent(board);
  const { t } = board.words;
  return html`<!doctype html>
    <html lang="${language}" ${theme === 'system' ? '' : html`data-theme="${theme}"`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <title>${content.state} – ${content.title}</title>
        <noscript><meta http-equiv="refresh" content="60" /></noscript>
        <style>
          ${raw(EMBED_STYLE)}
        </style>
      </head>
      <body>
        ${toMain(content, board)}
        <template id="lost">${toState('unknown', t('share.unknown'), t('embed.unreachable'))}</template>
        <script nonce="${nonce}">
          ${raw(inlineScript('embed'))};
        </script>
      </body>
    </html>`;
}

/**
 * Answers `/embed`: the state of the board, or a part of it, as a page for frames of other sites. It has no forms and no links that open
 * in its frame.
 *
 * @returns 400 for an unknown scope or service, in JSON
 */
export const respondToEmbed = (
  request: Request,
  store: EmbedStore,
  viewer: Pick<Viewer, 'visibility'>,
): Promise<Response> =>
  answer(async () => {
    const board = readEmbedBoard(request, store, viewer);
    const page = await toPage(board, readLook(request), pageNonceOf(request.headers) ?? '');
    return new Response(page.toString(), {
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
    });
  });

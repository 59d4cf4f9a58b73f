import 'server-only';

import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';

import { catalogueOf } from '@/lib/language/catalogue';
import { createTranslate, type Translate } from '@/lib/language/translate';
import { atBase } from '@/lib/site/base-path';
import { LANGUAGES, type Language } from '@/lib/site/preferences';

import { formatCode } from './pairing-code';
import { PAIR_SCRIPT } from './pair-script';
import { PAIR_STYLE } from './pair-style';

/** A screen that waits, as its page shows it. */
export interface PairPage {
  /** The language that is said first; the other follows. */
  readonly language: Language;
  /** How long what is said holds; then the page is asked for anew. */
  readonly seconds: number;
  /** Of its script; none unless given. */
  readonly nonce?: string | undefined;
  readonly state:
    | { readonly kind: 'code'; readonly code: string; readonly boardUrl: string }
    | { readonly kind: 'opening' | 'needless'; readonly wallAddress: string }
    | { readonly kind: 'busy' | 'failed' };
}

type Said = readonly [language: Language, t: Translate];

function inBoth(first: Language): readonly [Said, Said] {
  const said = (language: Language): Said => [language, createTranslate(language, catalogueOf(language))];
  const other = LANGUAGES.find((language) => language !== first) ?? first;
  return [said(first), said(other)];
}

const SLOW_SECONDS = 5;
const LEFT = '\u0000';

/** Puts the time that is left where a sentence has it. */
function counting(sentence: string, seconds: number) {
  const [before = '', after = ''] = sentence.split(LEFT);
  const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return html`${before}<b class="left">${shown}</b>${after}`;
}

function toCode(both: readonly [Said, Said], code: string, boardUrl: string, seconds: number) {
  const address = `${boardUrl.replace(/^https?:\/\//, '')}/screens`;
  const [, [, other]] = both;
  const keys = ['pairing.scan', 'pairing.enter', 'pairing.choose'] as const;
  const steps = keys.map(
    (key, at) =>
      html`<li>
        ${both.map(
          ([language, t], second) =>
            html`<span lang="${language}" class="${second === 1 ? 'second' : ''}"
              >${second === 0 ? `${at + 1}. ` : ''}${t(key)}</span
            >`,
        )}
        ${key === 'pairing.scan' ? html`<b>${address}</b>` : ''}
      </li>`,
  );
  const halves = formatCode(code)
    .split(' ')
    .map((half) => html`<span class="half">${half}</span>`);
  return html`<div class="qr" role="img" aria-label="${both[0][1]('pairing.qr')}">
      ${raw(renderSVG(`${boardUrl}/screens?code=${code}`, { border: 1 }))}
    </div>
    <h1>${both[0][1]('pairing.title')} <span lang="${both[1][0]}">${other('pairing.title')}</span></h1>
    <p class="code" aria-label="${code.split('').join(' ')}">${halves}</p>
    <ol>
      ${steps}
    </ol>
    ${both.map(([language, t]) => html`<p class="next" lang="${language}">${counting(t('pairing.next', { time: LEFT }), seconds)}</p>`)}`;
}

/** The page of a screen that waits, as whole HTML for old browsers: legible from afar, in both languages. */
export async function toPairPage({ language, seconds, nonce = '', state }: PairPage): Promise<string> {
  const both = inBoth(language);
  const [[, t]] = both;
  const content =
    state.kind === 'code'
      ? toCode(both, state.code, state.boardUrl, seconds)
      : both.map(
          ([lang, say], second) =>
            html`<p lang="${lang}" class="big ${second === 1 ? 'second' : ''}">
              ${'wallAddress' in state ? say(`pairing.${state.kind}`) : counting(say(`pairing.${state.kind}`, { time: LEFT }), seconds)}
            </p>`,
        );
  const way =
    state.kind === 'needless'
      ? html`<p class="next"><a href="${state.wallAddress}">${t('pairing.toWall')}</a></p>`
      : '';
  const waits = String(state.kind === 'code' ? SLOW_SECONDS : Math.max(SLOW_SECONDS, seconds));
  const again = 'wallAddress' in state ? `${waits};url=${state.wallAddress}` : waits;
  const refresh = html`<meta http-equiv="refresh" content="${again}" />`;
  // Whoever needs no pairing waits for nothing that a script could ask for.
  const isWaiting = state.kind !== 'needless';
  const page = await html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        ${isWaiting ? html`<noscript>${refresh}</noscript>` : refresh}
        <title>${t('pairing.title')}</title>
        <link rel="icon" href="${atBase('/icons/unknown.svg')}" />
        <style>
          ${raw(PAIR_STYLE)}
        </style>
      </head>
      <body>
        <main id="pair" data-seconds="${seconds}" data-waits="${state.kind === 'code' ? '' : '1'}">
          ${content} ${way}
          ${both.map(([lang, say]) => html`<p class="lost" lang="${lang}">${say('pairing.offline')}</p>`)}
        </main>
        ${
          isWaiting
            ? html`<script nonce="${nonce}">
                ${raw(PAIR_SCRIPT)};
              </script>`
            : ''
        }
      </body>
    </html>`;
  return page.toString();
}

import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';

import { catalogueOf } from '@/lib/language/catalogue-of';
import { formatCountdown } from '@/lib/language/format-duration';
import { createTranslate, type Translate } from '@/lib/language/translate';
import { atBase } from '@/lib/site/base-path';
import { LANGUAGES, type Language } from '@/lib/site/preferences';

import { inlineScript } from '../http/inline-scripts';
import { formatCode } from './pairing-code';
import { PAIR_STYLE } from './pair-style';

/** The page of a screen that waits to be paired. */
export interface PairPage {
  /** The language that comes first; the other follows. */
  readonly language: Language;
  /** How long the page stays valid; then the screen requests it again. */
  readonly seconds: number;
  /** The nonce of the page's script. */
  readonly nonce?: string | undefined;
  readonly state:
    | { readonly kind: 'code'; readonly code: string; readonly boardUrl: string }
    | { readonly kind: 'opening' | 'needless'; readonly wallAddress: string }
    | { readonly kind: 'busy' | 'failed' };
}

interface Voice {
  readonly language: Language;
  readonly t: Translate;
}

function inBoth(first: Language): readonly [Voice, Voice] {
  const toVoice = (language: Language): Voice => ({
    language,
    t: createTranslate(language, catalogueOf(language)),
  });
  return [toVoice(first), toVoice(LANGUAGES.find((language) => language !== first) ?? first)];
}

const SLOW_SECONDS = 5;
const TIME = '\u0000';

/** A sentence with the remaining time, which the script counts down. */
function countdown(sentence: string, seconds: number) {
  const [before = '', after = ''] = sentence.split(TIME);
  return html`${before}<b class="left">${formatCountdown(seconds)}</b>${after}`;
}

function toCode(both: readonly [Voice, Voice], code: string, boardUrl: string, seconds: number) {
  const [first, second] = both;
  const address = `${boardUrl.replace(/^https?:\/\//, '')}/screens`;
  const keys = ['pairing.scan', 'pairing.enter', 'pairing.choose'] as const;
  const steps = keys.map(
    (key, index) =>
      html`<li>
        <span lang="${first.language}">${index + 1}. ${first.t(key)}</span>
        <span lang="${second.language}" class="second">${second.t(key)}</span>
        ${key === 'pairing.scan' ? html`<b>${address}</b>` : ''}
      </li>`,
  );
  const halves = formatCode(code)
    .split(' ')
    .map((half) => html`<span class="half">${half}</span>`);
  return html`<div class="qr" role="img" aria-label="${first.t('pairing.qr')}">
      ${raw(renderSVG(`${boardUrl}/screens?code=${code}`, { border: 1 }))}
    </div>
    <h1>${first.t('pairing.title')} <span lang="${second.language}">${second.t('pairing.title')}</span></h1>
    <p class="code" aria-label="${code.split('').join(' ')}">${halves}</p>
    <ol>
      ${steps}
    </ol>
    ${both.map(({ language, t }) => html`<p class="next" lang="${language}">${countdown(t('pairing.next', { time: TIME }), seconds)}</p>`)}`;
}

/** The page of a screen that waits to be paired: whole HTML for old browsers, readable from afar, in both languages. */
export async function toPairPage({ language, seconds, nonce = '', state }: PairPage): Promise<string> {
  const both = inBoth(language);
  const [{ t: translate }] = both;
  const content =
    state.kind === 'code'
      ? toCode(both, state.code, state.boardUrl, seconds)
      : both.map(
          ({ language: lang, t }, index) =>
            html`<p lang="${lang}" class="big ${index === 1 ? 'second' : ''}">
              ${'wallAddress' in state ? t(`pairing.${state.kind}`) : countdown(t(`pairing.${state.kind}`, { time: TIME }), seconds)}
            </p>`,
        );
  const link =
    state.kind === 'needless'
      ? html`<p class="next"><a href="${state.wallAddress}">${translate('pairing.toWall')}</a></p>`
      : '';
  const delay = String(state.kind === 'code' ? SLOW_SECONDS : Math.max(SLOW_SECONDS, seconds));
  const target = 'wallAddress' in state ? `${delay};url=${state.wallAddress}` : delay;
  const refresh = html`<meta http-equiv="refresh" content="${target}" />`;
  // A screen that needs no pairing has nothing to ask for.
  const isWaiting = state.kind !== 'needless';
  const page = await html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        ${isWaiting ? html`<noscript>${refresh}</noscript>` : refresh}
        <title>${translate('pairing.title')}</title>
        <link rel="icon" href="${atBase('/icons/unknown.svg')}" />
        <style>
          ${raw(PAIR_STYLE)}
        </style>
      </head>
      <body>
        <main id="pair" data-seconds="${seconds}" data-waits="${state.kind === 'code' ? '' : '1'}">
          ${content} ${link}
          ${both.map(({ language: lang, t }) => html`<p class="lost" lang="${lang}">${t('pairing.offline')}</p>`)}
        </main>
        ${
          isWaiting
            ? html`<script nonce="${nonce}">
                ${raw(inlineScript('pairing'))};
              </script>`
            : ''
        }
      </body>
    </html>`;
  return page.toString();
}

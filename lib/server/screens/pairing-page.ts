import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';

import { catalogueOf } from '@/lib/language/catalogue';
import { formatCountdown } from '@/lib/language/format-duration';
import { createTranslate, type Translate } from '@/lib/language/translate';
import { atBase } from '@/lib/site/base-path';
import { LANGUAGES, type Language } from '@/lib/site/preferences';

import { inlineScript } from '../http/inline-scripts';
import { formatCode } from './pairing-code';
import { PAIRING_STYLE } from './pairing-style';

/** Content of the pairing page. */
export interface PairingPage {
  /** The language shown first; the other follows. */
  readonly language: Language;
  /** The page is reloaded after this many seconds. */
  readonly seconds: number;
  /** CSP nonce of the script. */
  readonly nonce?: string | undefined;
  /** `opening`: the screen is paired, its wall opens. `needless`: pairing is not available. `busy`: rate limited. `failed`: Redis cannot be reached. */
  readonly state:
    | { readonly kind: 'code'; readonly code: string; readonly boardUrl: string }
    | { readonly kind: 'opening' | 'needless'; readonly wallAddress: string }
    | { readonly kind: 'busy' | 'failed' };
}

type Localised = readonly [language: Language, t: Translate];

function inBoth(first: Language): readonly [Localised, Localised] {
  const localise = (language: Language): Localised => [
    language,
    createTranslate(language, catalogueOf(language)),
  ];
  const other = LANGUAGES.find((language) => language !== first) ?? first;
  return [localise(first), localise(other)];
}

const SLOW_SECONDS = 5;
const TIME_MARK = '\u0000';

/** A sentence with the remaining time, which the script counts down. */
function withCountdown(sentence: string, seconds: number) {
  const [before = '', after = ''] = sentence.split(TIME_MARK);
  return html`${before}<b class="left">${formatCountdown(seconds)}</b>${after}`;
}

function renderCode(both: readonly [Localised, Localised], code: string, boardUrl: string, seconds: number) {
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
    ${both.map(([language, t]) => html`<p class="next" lang="${language}">${withCountdown(t('pairing.next', { time: TIME_MARK }), seconds)}</p>`)}`;
}

/** The pairing page as HTML for old browsers: legible from afar, in both languages. */
export async function renderPairingPage({
  language,
  seconds,
  nonce = '',
  state,
}: PairingPage): Promise<string> {
  const both = inBoth(language);
  const [[, t]] = both;
  const content =
    state.kind === 'code'
      ? renderCode(both, state.code, state.boardUrl, seconds)
      : both.map(([lang, translate], second) => {
          const text =
            'wallAddress' in state
              ? translate(`pairing.${state.kind}`)
              : withCountdown(translate(`pairing.${state.kind}`, { time: TIME_MARK }), seconds);
          return second === 0
            ? html`<h1 lang="${lang}" class="big">${text}</h1>`
            : html`<p lang="${lang}" class="big second">${text}</p>`;
        });
  const wallLink =
    state.kind === 'needless'
      ? html`<p class="next"><a href="${state.wallAddress}">${t('pairing.toWall')}</a></p>`
      : '';
  const refreshSeconds = String(state.kind === 'code' ? SLOW_SECONDS : Math.max(SLOW_SECONDS, seconds));
  const refreshTo = 'wallAddress' in state ? `${refreshSeconds};url=${state.wallAddress}` : refreshSeconds;
  const refresh = html`<meta http-equiv="refresh" content="${refreshTo}" />`;
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
          ${raw(PAIRING_STYLE)}
        </style>
      </head>
      <body>
        <main id="pair" data-seconds="${seconds}" data-waits="${state.kind === 'code' ? '' : '1'}">
          ${content} ${wallLink}
          ${both.map(([lang, translate]) => html`<p class="lost" lang="${lang}">${translate('pairing.offline')}</p>`)}
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

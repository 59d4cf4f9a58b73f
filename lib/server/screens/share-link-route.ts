import 'server-only';

import { html, raw } from 'hono/html';

import { catalogueOf } from '@/lib/language/catalogue';
import { createTranslate } from '@/lib/language/translate';
import { atBase } from '@/lib/site/base-path';
import { LANGUAGES } from '@/lib/site/preferences';

import { PAIRING_STYLE } from './pairing-style';
import type { Screens } from './screens';

async function respondWithExpiredLink(): Promise<Response> {
  const both = LANGUAGES.map(
    (language) => [language, createTranslate(language, catalogueOf(language))] as const,
  );
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="${atBase('/icons/unknown.svg')}" />
        <title>${both[0]?.[1]('pairing.linkOver')}</title>
        <style>
          ${raw(PAIRING_STYLE)} html {
            font-size: 42px;
            overflow: auto;
          }
          div + div {
            margin-top: 1em;
          }
        </style>
      </head>
      <body>
        <main>
          ${both.map(
            ([language, t]) =>
              html`<div lang="${language}">
                <h1>${t('pairing.linkOver')}</h1>
                <p class="next">${t('pairing.linkOverHint')}</p>
              </div>`,
          )}
        </main>
      </body>
    </html>`;
  return new Response(page.toString(), {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/**
 * `GET /share/TOKEN`: sets the guest's cookie and redirects to the board; 404 if the link expired or was revoked. Changes nothing on the
 * server, so link previews are harmless; HEAD sets no cookie.
 */
export async function respondToShareLink(
  request: Request,
  token: string,
  screens: Screens,
): Promise<Response> {
  const { register, cookies, clock } = screens;
  const access = register.find(token);
  if (access?.kind !== 'guest') return respondWithExpiredLink();
  const headers = new Headers({
    location: atBase('/'),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  const seconds = Math.floor((access.expiresAtMs - clock.now()) / 1_000);
  if (request.method !== 'HEAD') headers.append('set-cookie', cookies.write('guest', token, seconds));
  return new Response(null, { status: 303, headers });
}

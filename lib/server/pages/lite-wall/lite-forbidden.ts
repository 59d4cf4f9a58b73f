import 'server-only';

import { html } from 'hono/html';

import type { Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';

import type { Html } from './lite-boxes';

const TIME = '\u0000';

/** What the plain wall says once it may not be seen any more; hidden until then. @param query Of the wall's address. */
export function liteRefused({ t }: Pick<Words, 't'>, query: string): Html {
  const [before = '', after = ''] = t('refused.since', { time: TIME }).split(TIME);
  return html`<div id="refused" role="alert">
    <h1>${t('refused.title')}</h1>
    <p>${before}<span class="since"></span>${after}</p>
    <p>${t('refused.hint')}</p>
    <p><a href="${atBase(`/wall/pair${query && `?${query}`}`)}">${t('refused.again')}</a></p>
  </div>`;
}

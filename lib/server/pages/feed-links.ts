import type { Metadata } from 'next';

import type { Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';
import { LANGUAGES } from '@/lib/site/preferences';

import type { FeedFormat, FeedKind } from '../api/outputs/output-routes';
import { getConfig } from '../config/config';
import type { ViewAddress } from '../views/get-view';
import type { ItemView } from '../views/view-routes';

/** The feeds of a page, for feed readers. @param filter The query that selects what the page shows. */
export function toFeedLinks(title: string, { t, language }: Words, filter = ''): Metadata['alternates'] {
  const { BOARD_URL } = getConfig();
  const query = new URLSearchParams(filter);
  if (language !== LANGUAGES[0]) query.set('lang', language);
  const link = (format: FeedFormat, name: string, kinds: readonly FeedKind[] = []) => {
    const all = new URLSearchParams(query);
    for (const kind of kinds) all.append('kind', kind);
    const path = `/feed.${format}${all.size === 0 ? '' : `?${all.toString()}`}`;
    return { url: BOARD_URL === undefined ? atBase(path) : BOARD_URL + path, title: `${title} – ${name}` };
  };
  return {
    types: {
      'application/atom+xml': [link('atom', t('feed.notices')), link('atom', t('feed.changes'), ['change'])],
      'application/rss+xml': [link('rss', t('feed.notices'))],
      'application/feed+json': [link('json', t('feed.notices'))],
    },
  };
}

/** The query of the feeds of a place’s page; null for other pages, which have those of the board. */
export function toFeedFilter(name: ItemView, { id, scope, service }: ViewAddress['params']): string | null {
  if (name === 'scope' || name === 'service') return `${name}=${id}`;
  return name === 'place' ? `scope=${scope}&service=${service}` : null;
}

import type { Metadata } from 'next';

import { catalogueOf } from '@/lib/language/catalogue';
import { createWords, type Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';
import { LANGUAGES, type Language } from '@/lib/site/preferences';
import type { FeedAddresses, Subscription } from '@/lib/site/subscription';

import { UNKNOWN_ID } from '@/lib/status/model/types';

import type { FeedKind } from '../api/outputs/output-routes';
import { getConfig } from '../config/config';
import type { ViewAddress } from '../views/get-view';
import type { ItemView } from '../views/view-routes';
import { readViewer } from './guard';
import { readPreferences } from './page';

/** What the control for subscriptions is rendered with, on the server only. */
export interface SubscribeProps {
  readonly words: Words;
  readonly subscription: Subscription;
}

/** The addresses of feeds and of the calendar. @param filter The query that selects what the page shows. */
function toAddresses(
  language: Language,
  filter: string,
): Pick<Subscription, 'notices' | 'changes' | 'calendar'> {
  const { BOARD_URL } = getConfig();
  const address = (path: string, kinds: readonly FeedKind[] = []): string => {
    const query = new URLSearchParams(filter);
    for (const kind of kinds) query.append('kind', kind);
    if (language !== LANGUAGES[0]) query.set('lang', language);
    const target = query.size === 0 ? path : `${path}?${query.toString()}`;
    return BOARD_URL === undefined ? atBase(target) : BOARD_URL + target;
  };
  const feeds = (kinds: readonly FeedKind[] = []): FeedAddresses => ({
    atom: address('/feed.atom', kinds),
    rss: address('/feed.rss', kinds),
    json: address('/feed.json', kinds),
  });
  return { notices: feeds(), changes: feeds(['change']), calendar: address('/calendar.ics') };
}

/** The feeds of a page, for feed readers. @param filter The query that selects what the page shows. */
export function toFeedLinks(title: string, { t, language }: Words, filter = ''): Metadata['alternates'] {
  const { notices, changes } = toAddresses(language, filter);
  const link = (url: string, name: string) => ({ url, title: `${title} – ${name}` });
  return {
    types: {
      'application/atom+xml': [link(notices.atom, t('feed.notices')), link(changes.atom, t('feed.changes'))],
      'application/rss+xml': [link(notices.rss, t('feed.notices'))],
      'application/feed+json': [link(notices.json, t('feed.notices'))],
    },
  };
}

/** The query of the feeds of a page; null for those that have the feeds of the board. */
export function toFeedFilter(name: ItemView, { id, scope, service }: ViewAddress['params']): string | null {
  if (name === 'scope' || name === 'service') return `${name}=${id}`;
  // No filter can name an unknown scope or service.
  const isKnown = ![scope, service].includes(String(UNKNOWN_ID));
  return name === 'place' && isKnown ? `scope=${scope}&service=${service}` : null;
}

/** The subscriptions of a page. @param filter The query that selects what the page shows. @param name Its name. */
export async function openSubscription(filter = '', name = ''): Promise<SubscribeProps> {
  const [{ language }, viewer] = await Promise.all([readPreferences(), readViewer()]);
  const kind = viewer?.kind;
  return {
    words: createWords({ language, messages: catalogueOf(language), timeZone: 'UTC' }),
    subscription: {
      ...toAddresses(language, filter),
      name,
      tokenFor: kind === 'member' || kind === 'guest' ? kind : null,
    },
  };
}

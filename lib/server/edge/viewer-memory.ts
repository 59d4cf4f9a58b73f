import 'server-only';

import type { IncomingHttpHeaders } from 'node:http';

import { LRUCache } from 'lru-cache';

import { parsePreferences, toPreferenceCookie } from '@/lib/site/preferences';

const MAX_ENTRIES = 1_000;
// A cookie of another application on the same host may be long: it is read each time and not kept.
const MAX_LENGTH = 500;

/** Knows what the headers of viewers ask for, because a screen sends the same ones each time. */
export class ViewerMemory {
  readonly #known = new LRUCache<string, string>({ max: MAX_ENTRIES });

  /** The preferences of a request, as a cookie that says nothing else of its sender and is the same for all who prefer the same. */
  toCookie({ cookie = '', 'accept-language': acceptLanguage = '' }: IncomingHttpHeaders): string {
    // Neither header holds a line break.
    const raw = `${acceptLanguage}\n${cookie}`;
    const known = this.#known.get(raw);
    if (known !== undefined) return known;
    const preferences = toPreferenceCookie(parsePreferences({ cookie, acceptLanguage }));
    if (raw.length <= MAX_LENGTH) this.#known.set(raw, preferences);
    return preferences;
  }
}

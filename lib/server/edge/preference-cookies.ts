import type { IncomingHttpHeaders } from 'node:http';

import { LRUCache } from 'lru-cache';

import { parsePreferences, toPreferenceCookie } from '@/lib/site/preferences';

const MAX_ENTRIES = 1_000;
/** Long cookies of other applications on the host are parsed each time. */
const MAX_LENGTH = 500;

/** Extracts preferences from request headers. Results are cached, because a screen sends the same headers each time. */
export class PreferenceCookies {
  readonly #cache = new LRUCache<string, string>({ max: MAX_ENTRIES });

  /** The preferences of a request as a `Cookie` header: the same for all viewers with the same preferences. */
  of({ cookie = '', 'accept-language': acceptLanguage = '' }: IncomingHttpHeaders): string {
    // Headers contain no line breaks.
    const key = `${acceptLanguage}\n${cookie}`;
    const cached = this.#cache.get(key);
    if (cached !== undefined) return cached;
    const preferences = toPreferenceCookie(parsePreferences({ cookie, acceptLanguage }));
    if (key.length <= MAX_LENGTH) this.#cache.set(key, preferences);
    return preferences;
  }
}

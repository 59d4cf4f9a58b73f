/** The languages that the board speaks; the first is spoken to whoever asks for none of them. */
export const LANGUAGES = ['en', 'fr'] as const;

/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** How a board is coloured; `system` leaves it to the viewer's device. */
export const THEMES = ['system', 'light', 'dark'] as const;

/** One of {@link THEMES}. */
export type Theme = (typeof THEMES)[number];

/** How somebody wants to see the board. */
export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  /** The IANA name of the zone in which times are shown, spelled as `Intl` does; null for the source's own. */
  readonly zone: string | null;
}

/** The headers of a request that tell preferences, as they arrived. */
export interface PreferenceHeaders {
  readonly cookie: string | null | undefined;
  readonly acceptLanguage: string | null | undefined;
}

const LONGEST_ZONE = 64;

// An offset such as +05:30 is a zone to newer engines only, and no name.
const ZONE_NAME = /^[A-Za-z][\w+/-]*$/;

function parseZone(name: string): string | null {
  if (name.length > LONGEST_ZONE || !ZONE_NAME.test(name)) return null;
  try {
    // One spelling of each zone, or every mixture of capitals would be another preference.
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

const oneOf =
  <T extends string>(known: readonly T[]) =>
  (value: string): T | null =>
    known.find((name) => name === value) ?? null;

const parseTheme = oneOf(THEMES);
const parseLanguage = oneOf(LANGUAGES);

function decode(value: string): string {
  try {
    return decodeURIComponent(value.replace(/^"(.*)"$/, '$1'));
  } catch {
    return '';
  }
}

/** The first value of a cookie that means something; of two with one name, the first is of the more precise path. */
function readCookie<T>(
  header: string | null | undefined,
  name: string,
  parse: (value: string) => T | null,
): T | null {
  for (const part of header?.split(';') ?? []) {
    const mark = part.indexOf('=');
    if (mark === -1 || part.slice(0, mark).trim() !== name) continue;
    const parsed = parse(decode(part.slice(mark + 1).trim()));
    if (parsed !== null) return parsed;
  }
  return null;
}

/** The language of the board that an `Accept-Language` header welcomes most; the first named among equals. */
function negotiateLanguage(header: string | null | undefined): Language | null {
  let best: Language | null = null;
  let bestWeight = 0;
  for (const part of header?.split(',') ?? []) {
    const [range = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const language = range === '*' ? LANGUAGES[0] : parseLanguage(range.split('-', 1)[0] ?? '');
    const weight = Number(parameters.find((text) => text.startsWith('q='))?.slice(2) ?? 1);
    if (language === null || !(weight > bestWeight && weight <= 1)) continue;
    best = language;
    bestWeight = weight;
  }
  return best;
}

/**
 * The preferences that a request carries: the cookies `lang`, `theme` and `zone`, or else the language of `Accept-Language`. What
 * is not there or means nothing is `en`, `system` and the source's zone.
 */
export function parsePreferences({ cookie, acceptLanguage }: PreferenceHeaders): Preferences {
  return {
    language: readCookie(cookie, 'lang', parseLanguage) ?? negotiateLanguage(acceptLanguage) ?? LANGUAGES[0],
    theme: readCookie(cookie, 'theme', parseTheme) ?? THEMES[0],
    zone: readCookie(cookie, 'zone', parseZone),
  };
}

/** Preferences as the value of a `Cookie` header, from which {@link parsePreferences} makes them again: `lang=fr; theme=dark; zone=UTC`. */
export function toPreferenceCookie({ language, theme, zone }: Preferences): string {
  return `lang=${language}; theme=${theme}${zone === null ? '' : `; zone=${zone}`}`;
}

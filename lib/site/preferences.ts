/** Supported languages; the first is the default. */
export const LANGUAGES = ['en', 'fr'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Themes; `system` follows the viewer's device. */
export const THEMES = ['system', 'light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

/** Display preferences of a viewer. */
export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  /** IANA time zone in the canonical spelling of `Intl`; null for the source's zone. */
  readonly zone: string | null;
}

/** Raw request headers that carry preferences. */
export interface PreferenceHeaders {
  readonly cookie: string | null | undefined;
  readonly acceptLanguage: string | null | undefined;
}

const LONGEST_ZONE = 64;

// Some engines accept offsets such as +05:30 as zones.
const ZONE_NAME = /^[A-Za-z][\w+/-]*$/;

function parseZone(name: string): string | null {
  if (name.length > LONGEST_ZONE || !ZONE_NAME.test(name)) return null;
  try {
    // Canonical spelling, so that each zone is one preference.
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

/** The first valid value of a cookie; of two cookies with the same name, browsers send the one with the longer path first. */
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

/** The supported language with the highest weight in `Accept-Language`; the first among equals. */
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
 * Parses preferences from the cookies `lang`, `theme` and `zone`, with `Accept-Language` as fallback for the language. Defaults: `en`,
 * `system`, the source's zone.
 */
export function parsePreferences({ cookie, acceptLanguage }: PreferenceHeaders): Preferences {
  return {
    language: readCookie(cookie, 'lang', parseLanguage) ?? negotiateLanguage(acceptLanguage) ?? LANGUAGES[0],
    theme: readCookie(cookie, 'theme', parseTheme) ?? THEMES[0],
    zone: readCookie(cookie, 'zone', parseZone),
  };
}

/** Formats preferences as a `Cookie` header, the inverse of {@link parsePreferences}: `lang=fr; theme=dark; zone=UTC`. */
export function toPreferenceCookie({ language, theme, zone }: Preferences): string {
  return `lang=${language}; theme=${theme}${zone === null ? '' : `; zone=${zone}`}`;
}

const MOST_FORMATS = 64;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Returns a cached date format, because creating one takes a hundred times as long as using it. The cache is bounded. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formats.get(key);
  if (known) return known;
  if (formats.size >= MOST_FORMATS) formats.clear();
  const format = new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

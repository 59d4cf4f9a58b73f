/** Branding of the pages. */
export interface Branding {
  /** Path of the logo; null for the default one. */
  readonly logoUrl: string | null;
  /** Target of the logo's link. */
  readonly homeUrl: string;
  /** Footer text, sanitised on the server; null if there is none. */
  readonly footerHtml: string | null;
  /** Accent colour of the navigation, as `#rrggbb`; null for the default. */
  readonly accent: string | null;
}

/** A colour as `#rgb` or `#rrggbb`. */
export const HEX_COLOUR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

function luminanceOf(colour: string): number {
  const digits = colour.slice(1);
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const channel = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours (see {@link HEX_COLOUR}), from 1 to 21. @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

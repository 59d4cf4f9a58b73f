/** Colours by token name, without leading dashes. */
export type Theme = ReadonlyMap<string, string>;

const blockAfter = (css: string, opening: RegExp): string => {
  const found = opening.exec(css);
  if (!found) throw new Error(`no block after ${opening.source}`);
  const start = found.index + found[0].length;
  return css.slice(start, css.indexOf('}', start));
};

const TOKEN = /--([\w-]+):\s*light-dark\((#[\da-f]{6}), (#[\da-f]{6})\);/gi;

/** The light and dark colours of the tokens in a style sheet: of the first `:root`, or of the named block. */
export function parseThemes(
  css: string,
  opening = /^:root\s*\{/m,
): { readonly light: Theme; readonly dark: Theme } {
  const tokens = [...blockAfter(css, opening).matchAll(TOKEN)];
  return {
    light: new Map(tokens.map(([, name = '', light = '']) => [name, light])),
    dark: new Map(tokens.map(([, name = '', , dark = '']) => [name, dark])),
  };
}

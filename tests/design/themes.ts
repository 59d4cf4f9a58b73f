/** Colours by the name of their token, without dashes in front. */
export type Theme = ReadonlyMap<string, string>;

const blockAfter = (css: string, opening: RegExp): string => {
  const found = opening.exec(css);
  if (!found) throw new Error(`no block after ${opening.source}`);
  const start = found.index + found[0].length;
  return css.slice(start, css.indexOf('}', start));
};

const TOKEN = /--([\w-]+):\s*light-dark\((#[\da-f]{6}), (#[\da-f]{6})\);/gi;

/** The two themes of a style sheet: the tokens of the first `:root`, each with a light and a dark colour. */
export function parseThemes(css: string): { readonly light: Theme; readonly dark: Theme } {
  const tokens = [...blockAfter(css, /^:root\s*\{/m).matchAll(TOKEN)];
  return {
    light: new Map(tokens.map(([, name = '', light = '']) => [name, light])),
    dark: new Map(tokens.map(([, name = '', , dark = '']) => [name, dark])),
  };
}

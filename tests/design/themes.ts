/** Colours by the name of their token, without dashes in front. */
export type Theme = ReadonlyMap<string, string>;

const blockAfter = (css: string, opening: RegExp): string => {
  const found = opening.exec(css);
  if (!found) throw new Error(`no block after ${opening.source}`);
  const start = found.index + found[0].length;
  return css.slice(start, css.indexOf('}', start));
};

const tokensOf = (block: string): [string, string][] =>
  [...block.matchAll(/--([\w-]+):\s*(#[\da-f]{6});/gi)].map(([, name = '', colour = '']) => [name, colour]);

/** The two themes of a style sheet: the first `:root`, and what the dark one puts in its place. */
export function parseThemes(css: string): { readonly light: Theme; readonly dark: Theme } {
  const light = tokensOf(blockAfter(css, /^:root\s*\{/m));
  const dark = tokensOf(blockAfter(css, /@media \(prefers-color-scheme: dark\)\s*\{\s*:root\s*\{/));
  return { light: new Map(light), dark: new Map([...light, ...dark]) };
}

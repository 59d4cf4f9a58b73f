import { characterWidth, type FontWeight } from './character-width';

/**
 * The width of a line of text in px, without a DOM: at most 2 % below its width in Inter, and usually slightly above. Assumes no letter
 * spacing and no upper-casing.
 */
export function measureText(text: string, sizePx: number, weight: FontWeight): number {
  let em = 0;
  for (const character of text) em += characterWidth(character, weight);
  return em * sizePx;
}

import { characterWidth, type FontWeight } from './character-width';

/**
 * The width of a line of text in px, without a DOM: never more than 2 % less than it takes in Inter, and usually a little more.
 * It reckons with the text as given: no letter spacing, no upper-casing.
 */
export function measureText(text: string, sizePx: number, weight: FontWeight): number {
  let em = 0;
  for (const character of text) em += characterWidth(character, weight);
  return em * sizePx;
}

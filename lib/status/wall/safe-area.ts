import type { Legible } from './legible';
import type { Rect } from './wall-layout';

const SAFE_MARGIN = 0.05;

/** The part of a screen that televisions do not cut off: without 5 % at each side. */
export function safeArea({ widthPx, heightPx }: Pick<Legible, 'widthPx' | 'heightPx'>): Rect {
  const [x, y] = [Math.ceil(widthPx * SAFE_MARGIN), Math.ceil(heightPx * SAFE_MARGIN)];
  return { x, y, width: Math.floor(widthPx) - 2 * x, height: Math.floor(heightPx) - 2 * y };
}

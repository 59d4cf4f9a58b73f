/** Offset of the picture, in px. */
export interface PixelShift {
  readonly x: number;
  readonly y: number;
}

// Seven by seven positions, four pixels apart: within 12 px of the centre, less than the safe margin of any screen.
const SIDE = 7;
const STEP_PX = 4;
const PLACES = SIDE * SIDE;
const SWAP_MINUTES = 4 * 60;

const modulo = (value: number, by: number): number => ((Math.floor(value) % by) + by) % by;

/**
 * The offset in a given minute, which prevents burn-in. It walks a square of 24 px row by row and back, at most 4 px a minute, and visits
 * every position equally often.
 *
 * @param minute Whole minutes since a fixed moment, such as the epoch.
 */
export function pixelShift(minute: number): PixelShift {
  const walked = modulo(minute, 2 * PLACES);
  const place = walked < PLACES ? walked : 2 * PLACES - 1 - walked;
  const row = Math.floor(place / SIDE);
  const along = place % SIDE;
  const column = row % 2 === 0 ? along : SIDE - 1 - along;
  const middle = (SIDE - 1) / 2;
  return { x: (column - middle) * STEP_PX, y: (row - middle) * STEP_PX };
}

/** Whether header and footer are swapped in a given minute; they swap every four hours. */
export function isSwapped(minute: number): boolean {
  return modulo(minute / SWAP_MINUTES, 2) === 1;
}

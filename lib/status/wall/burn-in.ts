/** How far the picture is moved from its place, in px. */
export interface PixelShift {
  readonly x: number;
  readonly y: number;
}

// Seven by seven places four pixels apart: within 12 px of the middle, which is less than the safe margin of any screen.
const SIDE = 7;
const STEP_PX = 4;
const PLACES = SIDE * SIDE;
const SWAP_MINUTES = 4 * 60;

const modulo = (value: number, by: number): number => ((Math.floor(value) % by) + by) % by;

/**
 * Where the picture stands in a given minute, so that nothing burns in.
 *
 * It walks a square of 24 px row by row, to and fro, then the same way back: each minute one step of at most 4 px, every place equally often.
 *
 * @param minute Whole minutes since any fixed moment, such as the epoch.
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

/** Whether header and footer stand in each other's place in a given minute: they change every four hours. */
export function isSwapped(minute: number): boolean {
  return modulo(minute / SWAP_MINUTES, 2) === 1;
}

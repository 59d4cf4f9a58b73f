/** The screen on the wall, and how far from it people stand. */
export interface Screen {
  /** The screen's diagonal, in inches. */
  readonly diagonalInches: number;
  /** From the eye to the screen. */
  readonly distanceMetres: number;
  /** The viewport, in CSS px. */
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Which figure of a {@link Screen} made no sense, and was replaced by the nearest that does. */
export type ClampedFigure = 'diagonalInches' | 'distanceMetres' | 'widthPx' | 'heightPx';

/** The sizes of text, in CSS px, that can be read on a screen. */
export interface Legible {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pxPerMetre: number;
  /** No text is ever smaller. */
  readonly floorPx: number;
  /** What text is set in where there is room; never below the floor. */
  readonly preferredPx: number;
  /** The verdict where there is room, and its own floor. */
  readonly verdictPx: number;
  readonly verdictFloorPx: number;
  /** What was out of range; empty for a sane screen. */
  readonly clamped: readonly ClampedFigure[];
}

/** A 55-inch set read from four metres. */
export const DEFAULT_SCREEN = { diagonalInches: 55, distanceMetres: 4 } as const;

/** What counts as a screen, both ends included. */
export const SCREEN_RANGES: Readonly<Record<ClampedFigure, readonly [number, number]>> = {
  diagonalInches: [10, 200],
  distanceMetres: [0.5, 30],
  widthPx: [320, 16_384],
  heightPx: [320, 16_384],
};

// 16 and 20 arc-minutes are the rule; this little more also makes them 4 % and 5 % of the default screen's height.
const FLOOR_ARC_MINUTES = 16.5;
const PREFERRED_ARC_MINUTES = 20.75;
const CAP_HEIGHT_EM = 0.7;
const METRES_PER_INCH = 0.0254;
// From very near the angle asks for less than a screen can draw well.
const DRAWABLE_PX = 12;
const PREFERRED_SHARE = 0.026;
const VERDICT_SHARE = 0.08;
const VERDICT_TO_PREFERRED = 1.6;

/**
 * The text sizes that can be read on a screen from a distance, by the angle under which a capital appears.
 *
 * A figure that is not finite takes its default (the least, for the viewport); one that is out of range the nearest bound.
 * Both are told in `clamped`.
 */
export function toLegible(screen: Screen): Legible {
  const clamped: ClampedFigure[] = [];
  const within = (figure: ClampedFigure, fallback: number): number => {
    const given = screen[figure];
    const [least, most] = SCREEN_RANGES[figure];
    const value = Number.isNaN(given) ? fallback : Math.min(most, Math.max(least, given));
    if (value !== given) clamped.push(figure);
    return value;
  };
  const diagonal = within('diagonalInches', DEFAULT_SCREEN.diagonalInches);
  const distance = within('distanceMetres', DEFAULT_SCREEN.distanceMetres);
  const widthPx = within('widthPx', SCREEN_RANGES.widthPx[0]);
  const heightPx = within('heightPx', SCREEN_RANGES.heightPx[0]);

  const pxPerMetre = Math.hypot(widthPx, heightPx) / (diagonal * METRES_PER_INCH);
  const fontPx = (arcMinutes: number): number => {
    const capMetres = 2 * distance * Math.tan(((arcMinutes / 60) * Math.PI) / 180 / 2);
    return Math.ceil((capMetres / CAP_HEIGHT_EM) * pxPerMetre);
  };
  const shorterPx = Math.min(widthPx, heightPx);
  const floorPx = Math.max(DRAWABLE_PX, fontPx(FLOOR_ARC_MINUTES));
  const preferredPx = Math.max(
    floorPx,
    fontPx(PREFERRED_ARC_MINUTES),
    Math.ceil(shorterPx * PREFERRED_SHARE),
  );
  const verdictFloorPx = Math.max(floorPx, Math.ceil(shorterPx * VERDICT_SHARE));
  return {
    widthPx,
    heightPx,
    pxPerMetre,
    floorPx,
    preferredPx,
    verdictPx: Math.max(verdictFloorPx, Math.ceil(preferredPx * VERDICT_TO_PREFERRED)),
    verdictFloorPx,
    clamped,
  };
}

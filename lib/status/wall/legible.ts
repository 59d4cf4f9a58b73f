/** A wall screen and the viewing distance. */
export interface Screen {
  readonly diagonalInches: number;
  /** From the viewer to the screen. */
  readonly distanceMetres: number;
  /** The viewport, in CSS px. */
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A field of {@link Screen} that was out of range, and replaced by the nearest valid value. */
export type ClampedFigure = 'diagonalInches' | 'distanceMetres' | 'widthPx' | 'heightPx';

/** Legible text sizes, in CSS px. */
export interface Legible {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pxPerMetre: number;
  /** The minimum of primary text: what everyone must read. */
  readonly floorPx: number;
  /** The size of primary text if there is room; at least the floor. */
  readonly preferredPx: number;
  /** The size of secondary text: what is read incidentally. */
  readonly secondaryPx: number;
  /** The verdict's size if there is room, and its minimum on one line. */
  readonly verdictPx: number;
  readonly verdictFloorPx: number;
  /** Values that were out of range; usually empty. */
  readonly clamped: readonly ClampedFigure[];
}

/** A 55-inch screen viewed from four metres. */
export const DEFAULT_SCREEN = { diagonalInches: 55, distanceMetres: 4 } as const;

/** Valid ranges, inclusive. */
export const SCREEN_RANGES: Readonly<Record<ClampedFigure, readonly [number, number]>> = {
  diagonalInches: [10, 200],
  distanceMetres: [0.5, 30],
  widthPx: [320, 16_384],
  heightPx: [320, 16_384],
};

// The rule is 16 and 20 arc-minutes; this makes them 4 % and 5 % of the default screen's height.
const FLOOR_ARC_MINUTES = 16.5;
const PREFERRED_ARC_MINUTES = 20.75;
const SECONDARY_ARC_MINUTES = 12.4;
const CAP_HEIGHT_EM = 0.7;
const METRES_PER_INCH = 0.0254;
// At short distances the angle alone allows sizes that a screen cannot render well.
const DRAWABLE_PX = 12;
const PREFERRED_SHARE = 0.026;
const VERDICT_TO_FLOOR = 1.3;
const VERDICT_TO_PREFERRED = 1.6;

/** The font size whose capital letters have a visual angle, in metres. */
function toFontMetres(arcMinutes: number, distanceMetres: number): number {
  return (2 * distanceMetres * Math.tan(((arcMinutes / 60) * Math.PI) / 180 / 2)) / CAP_HEIGHT_EM;
}

/**
 * Text sizes that are legible from a distance, by the visual angle of a capital letter.
 *
 * A value that is not finite takes its default (the minimum, for the viewport); one out of range takes the nearest bound. Both are listed in
 * `clamped`.
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
  const fontPx = (arcMinutes: number): number => Math.ceil(toFontMetres(arcMinutes, distance) * pxPerMetre);
  const shorterPx = Math.min(widthPx, heightPx);
  const floorPx = Math.max(DRAWABLE_PX, fontPx(FLOOR_ARC_MINUTES));
  const preferredPx = Math.max(
    floorPx,
    fontPx(PREFERRED_ARC_MINUTES),
    Math.ceil(shorterPx * PREFERRED_SHARE),
  );
  const verdictFloorPx = Math.ceil(floorPx * VERDICT_TO_FLOOR);
  return {
    widthPx,
    heightPx,
    pxPerMetre,
    floorPx,
    preferredPx,
    secondaryPx: Math.max(DRAWABLE_PX, fontPx(SECONDARY_ARC_MINUTES)),
    verdictPx: Math.max(verdictFloorPx, Math.ceil(preferredPx * VERDICT_TO_PREFERRED)),
    verdictFloorPx,
    clamped,
  };
}

/** How a screen suits its viewing distance. */
export interface ScreenFit {
  /** Legible lines from top to bottom. */
  readonly lines: number;
  /** True if a few problems do not fit on one page, see {@link LEAST_LINES}. */
  readonly isTooSmall: boolean;
  /** True if there may be no room for names, see {@link LEAST_NAMING_LINES}. */
  readonly isNumberOnly: boolean;
  /** The greatest distance from which this screen is large enough, in metres. */
  readonly farthestMetres: number;
  /** The smallest screen that is large enough at this distance, in inches; null if there is none. */
  readonly leastInches: number | null;
}

/** With fewer lines, a wall needs several pages even for a few problems. */
export const LEAST_LINES = 16;

/** With fewer lines, a wall in trouble may show the clock, an icon and the number of problems only. */
const LEAST_NAMING_LINES = 12;

/** Whether a 16:9 screen is large enough for a wall at its viewing distance. */
export function toScreenFit({
  diagonalInches,
  distanceMetres,
}: Pick<Screen, 'diagonalInches' | 'distanceMetres'>): ScreenFit {
  const heightMetres = (diagonalInches * METRES_PER_INCH * 9) / Math.hypot(16, 9);
  // The tolerance is for rounding errors of a screen that is just large enough.
  const lines = heightMetres / toFontMetres(FLOOR_ARC_MINUTES, distanceMetres) + 1e-6;
  const leastInches = Math.ceil((diagonalInches * LEAST_LINES) / lines);
  return {
    lines: Math.floor(lines),
    isTooSmall: lines < LEAST_LINES,
    isNumberOnly: lines < LEAST_NAMING_LINES,
    farthestMetres: Math.floor(((distanceMetres * lines) / LEAST_LINES) * 10) / 10,
    leastInches: leastInches <= SCREEN_RANGES.diagonalInches[1] ? leastInches : null,
  };
}

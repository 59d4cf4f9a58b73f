import { toBoardFreshness, worstFreshness } from './freshness';
import type { WeatherMap } from '../map/weather-map';
import type { Ages } from '../model/types';
import type { SummarisedBoard } from '../verdict/board-summary';
import type { GlyphName } from '../verdict/glyphs';

/** A state in one word; `empty` if there are no monitors. */
export type ShownLevel = GlyphName | 'empty';

/** The state of a board where nothing but a word is shown: badges, pictures, banners. */
export interface ShownState {
  readonly level: ShownLevel;
  /** Whether the verdict is too old to be shown; the level is `unknown` then. */
  readonly isOutdated: boolean;
  /** The age of the oldest data that the state needs; null if that was never read. */
  readonly ageSeconds: number | null;
}

/** Whether a maintenance is in progress, or explains monitors that are not ok. */
export const isMaintained = (map: WeatherMap | null): boolean =>
  map?.rows.some(({ cells }) =>
    cells.some((cell) => cell !== null && (cell.maintenance !== null || cell.expected > 0)),
  ) === true;

/**
 * The state of a board in one word. Nothing beside it tells the age of incidents and maintenances, so `ok` needs these to be current too;
 * trouble that monitors report does not.
 */
export function toShownState({ summary, map }: SummarisedBoard, ages: Ages): ShownState {
  const { verdict } = summary;
  const { freshness, freshnessOf } = toBoardFreshness(summary, ages);
  const others = verdict.kind === 'places' ? [] : [freshnessOf('incidents'), freshnessOf('maintenances')];
  const { word, ageSeconds } = worstFreshness(freshness, ...others);
  if (word === 'unknown' || verdict.kind === 'unread')
    return { level: 'unknown', isOutdated: true, ageSeconds };
  const level = verdict.level === 'ok' && isMaintained(map) ? 'maintenance' : verdict.level;
  return { level, isOutdated: false, ageSeconds };
}

import type { ShownWall } from '@/lib/status/wall/wall-layout';
import type { NightWindow } from '@/lib/status/wall/night';
import type { WallTroubles } from '@/lib/status/wall/news';
import type { TurningPage } from '@/lib/status/wall/rotation';

import type { MessageKey } from '../translate';

/** The messages that the lite wall's script uses. None has plural forms. */
export const LITE_MESSAGES = [
  'board.live',
  'board.delayed',
  'board.unknown',
  'board.offline',
  'board.agedLive',
  'board.agedDelayed',
  'board.agedUnknown',
  'board.agedOffline',
  'board.statusUnknown',
  'board.seconds',
  'board.minutes',
  'board.hours',
  'board.days',
  'board.years',
] as const satisfies readonly MessageKey[];

/** The data for the lite wall's script, which its page carries as JSON. */
export interface LiteWallData {
  /** The build of the dashboard that rendered the page. */
  readonly build: string;
  /** The document title, unless the board's age makes it unknown. */
  readonly title: string;
  /** How far the wall's time zone is ahead of UTC. */
  readonly offsetMinutes: number;
  /** The age of monitors, scopes and services when the page was rendered; null if unknown. */
  readonly ageSeconds: number | null;
  readonly intervalSeconds: number;
  readonly isSlowed: boolean;
  readonly night: NightWindow | null;
  readonly rotateSeconds: number;
  /** Of its first view, for its reports. */
  readonly shown: ShownWall;
  /** One for each `.page` section, in the same order. */
  readonly pages: readonly Pick<TurningPage, 'isTroubled' | 'shows'>[];
  readonly troubles: WallTroubles;
  readonly messages: Readonly<Record<(typeof LITE_MESSAGES)[number], string>>;
}

/** The markers around the part of the page that the script replaces. */
export const LITE_WALL_START = '<!--wall-->';
export const LITE_WALL_END = '<!--/wall-->';

import type { NightWindow } from '@/lib/status/wall/night';
import type { WallTroubles } from '@/lib/status/wall/news';
import type { TurningPage } from '@/lib/status/wall/rotation';

import type { MessageKey } from '../translate';

/** The messages that the script of the lite wall fills in by itself; none has plural forms. */
export const LITE_MESSAGES = [
  'board.live',
  'board.delayed',
  'board.unknown',
  'board.offline',
  'board.offlineReason',
  'board.agedNote',
  'board.ageUnknownNote',
  'board.statusUnknown',
  'board.seconds',
  'board.minutes',
  'board.hours',
  'board.days',
  'board.years',
  'wall.liveAgo',
  'wall.wordAged',
  'wall.wordUnread',
] as const satisfies readonly MessageKey[];

/** What the page of the lite wall carries for its script, as JSON. */
export interface LiteWallData {
  /** Of the dashboard. */
  readonly build: string;
  /** Of the page, while the board is not of unknown age. */
  readonly title: string;
  /** How far the clock of the wall's zone is ahead of UTC. */
  readonly offsetMinutes: number;
  /** Of the monitors and their places; null if unknown. */
  readonly ageSeconds: number | null;
  readonly intervalSeconds: number;
  readonly isSlowed: boolean;
  readonly night: NightWindow | null;
  readonly rotateSeconds: number;
  /** In the order of the page’s sections. */
  readonly pages: readonly Pick<TurningPage, 'isTroubled' | 'shows'>[];
  readonly troubles: WallTroubles;
  readonly messages: Readonly<Record<(typeof LITE_MESSAGES)[number], string>>;
}

/** What stands around the part of the lite wall's page that its script replaces. */
export const LITE_WALL_START = '<!--wall-->';
export const LITE_WALL_END = '<!--/wall-->';

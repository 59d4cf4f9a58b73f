import { toHourAndMinute } from '@/lib/language/format-instant';
import type { MessageKey, Translate } from '@/lib/language/translate';
import { LITE_MESSAGES, type LiteWallData } from '@/lib/language/wall/lite-wall-data';
import type { WallMoment } from '@/lib/language/wall/freshness-sentence';
import type { Words } from '@/lib/language/words';
import { toTroubles } from '@/lib/status/wall/news';
import type { WallBoard } from '@/lib/status/wall/wall-board';

/** How far a time zone is ahead of UTC at this time, in minutes. */
function offsetMinutes(atMs: number, timeZone: string): number {
  const { hour, minute } = toHourAndMinute(atMs, timeZone);
  const date = new Date(atMs);
  const ahead = hour * 60 + minute - (date.getUTCHours() * 60 + date.getUTCMinutes());
  return ahead > 14 * 60 ? ahead - 1_440 : ahead < -12 * 60 ? ahead + 1_440 : ahead;
}

/** A message with its placeholders. */
const toTemplate = (key: MessageKey, t: Translate): string =>
  t
    .parts(key)
    .map((part) => ('text' in part ? part.text : `{${part.value}}`))
    .join('');

/** The data that the page of the lite wall carries for its script. */
export function toLiteData(
  board: WallBoard,
  { nowMs, freshness: { ageSeconds } }: WallMoment,
  page: Pick<LiteWallData, 'build' | 'title' | 'night' | 'rotateSeconds' | 'pages' | 'shown'>,
  { t, timeZone }: Words,
): LiteWallData {
  const messages = Object.fromEntries(LITE_MESSAGES.map((key) => [key, toTemplate(key, t)]));
  return {
    ...page,
    offsetMinutes: offsetMinutes(nowMs, timeZone),
    ageSeconds,
    intervalSeconds: board.intervalSeconds,
    isSlowed: board.isSlowed,
    troubles: toTroubles(board),
    messages: messages as LiteWallData['messages'],
  };
}

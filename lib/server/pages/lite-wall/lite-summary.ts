import { html } from 'hono/html';

import { toHourAndMinute } from '@/lib/language/format-instant';
import type { WallMoment } from '@/lib/language/wall/freshness-sentence';
import type { Words } from '@/lib/language/words';
import type { NightWindow } from '@/lib/status/wall/night';
import { alertsOf, incidentsOf } from '@/lib/status/wall/news';
import type { WallBoard } from '@/lib/status/wall/wall-board';

import type { Html } from './lite-boxes';

/** The UTC offset of a time zone, in minutes. */
function offsetMinutes(atMs: number, timeZone: string): number {
  const { hour, minute } = toHourAndMinute(atMs, timeZone);
  const date = new Date(atMs);
  const ahead = hour * 60 + minute - (date.getUTCHours() * 60 + date.getUTCMinutes());
  return ahead > 14 * 60 ? ahead - 1_440 : ahead < -12 * 60 ? ahead + 1_440 : ahead;
}

/** The data for the script of the lite wall, as attributes of an element: times, texts with `#` in place of an age, and open problems. */
export function liteSummary(
  board: WallBoard,
  { nowMs, freshness: { ageSeconds } }: WallMoment,
  {
    build,
    night,
    title,
  }: { readonly build: string; readonly night: NightWindow | null; readonly title: string },
  { t, timeZone }: Words,
): Html {
  const withAge = (word: string): string => t('wall.wordAged', { word, age: '#' });
  const neverRead = (word: string): string => t('wall.wordUnread', { word });
  const [delayed, unknown, word] = [t('board.delayed'), t('board.unknown'), t('board.offline')];
  const reason = t('board.offlineReason');
  const units = (['seconds', 'minutes', 'hours', 'days'] as const).map((unit) =>
    t(`board.${unit}`, { count: 1 }).replace(/\d+\s*/, ''),
  );
  const isRead = (name: 'incidents' | 'monitors'): boolean => board.sections[name].state !== 'unavailable';
  const alerts = [...alertsOf(board)].map(([key, count]) => `${key}=${count}`).join(' ');
  const incidents = [...incidentsOf(board)].map((key) => `${key}=1`).join(' ');
  return html`<i
    id="told"
    data-age="${ageSeconds === null ? '' : ageSeconds.toFixed(1)}"
    data-now="${nowMs}"
    data-offset="${offsetMinutes(nowMs, timeZone)}"
    data-interval="${board.intervalSeconds}"
    data-slowed="${board.isSlowed ? '1' : ''}"
    data-build="${build}"
    data-night="${night ? `${night.startMinute}-${night.endMinute}` : ''}"
    data-units="${units.join('|')}"
    data-live="${t('wall.liveAgo', { age: '#' })}"
    data-delayed="${withAge(delayed)}"
    data-unknown="${withAge(unknown)}"
    data-unknown-never="${neverRead(unknown)}"
    data-offline="${withAge(word)}"
    data-offline-never="${neverRead(word)}"
    data-note="${t('board.agedNote', { word, age: '#', reason })}"
    data-note-never="${t('board.ageUnknownNote', { word, reason })}"
    data-title="${title}"
    data-title-delayed="${delayed} – "
    data-title-offline="${word} – "
    data-lost="${t('board.statusUnknown')}"
    data-alerts="${isRead('monitors') ? alerts : '-'}"
    data-incidents="${isRead('incidents') ? incidents : '-'}"
  ></i>`;
}

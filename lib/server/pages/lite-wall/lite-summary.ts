import 'server-only';

import { html } from 'hono/html';

import { toWallClock } from '@/lib/language/format-instant';
import type { WallMoment } from '@/lib/language/wall/freshness-sentence';
import type { Words } from '@/lib/language/words';
import type { NightWindow } from '@/lib/status/wall/night';
import { alertsOf, incidentsOf } from '@/lib/status/wall/news';
import type { WallBoard } from '@/lib/status/wall/wall-board';

import type { Html } from './lite-boxes';

/** How far a zone's clock is ahead of UTC at a moment, in minutes. */
function offsetMinutes(atMs: number, timeZone: string): number {
  const { hour, minute } = toWallClock(atMs, timeZone);
  const date = new Date(atMs);
  const ahead = hour * 60 + minute - (date.getUTCHours() * 60 + date.getUTCMinutes());
  return ahead > 14 * 60 ? ahead - 1_440 : ahead < -12 * 60 ? ahead + 1_440 : ahead;
}

/** What the script of the plain wall goes by, as the attributes of an element: moments, words with `#` for an age, and what is wrong. */
export function liteFacts(
  board: WallBoard,
  { nowMs, freshness: { ageSeconds } }: WallMoment,
  {
    build,
    night,
    title,
  }: { readonly build: string; readonly night: NightWindow | null; readonly title: string },
  { t, timeZone }: Words,
): Html {
  const old = (word: string): string => t('wall.wordAged', { word, age: '#' });
  const unread = (word: string): string => t('wall.wordUnread', { word });
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
    data-delayed="${old(delayed)}"
    data-unknown="${old(unknown)}"
    data-unknown-never="${unread(unknown)}"
    data-offline="${old(word)}"
    data-offline-never="${unread(word)}"
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

import type { Freshness } from '@/lib/status/freshness/freshness';
import type { SectionName } from '@/lib/status/model/types';
import type { WallBoard } from '@/lib/status/wall/wall-board';

import { doubtNotes } from '../flaw-notes';
import { agedWords, freshnessNote, type FreshnessWords } from '../freshness-keys';
import type { Words } from '../words';

const MINUTE = 60;
const COARSE_SECONDS = 5;

/** Freshness and age in a few words: `live, 4 s ago`. */
export const freshnessWords = (
  { freshness, isOffline }: Pick<WallMoment, 'freshness' | 'isOffline'>,
  words: FreshnessWords,
): string => agedWords(freshness, isOffline, words);

/** The longest form of {@link freshnessWords} while only the age changes. */
export function widestFreshnessWords(moment: WallMoment, words: Words): string {
  const widest = [59, 59 * MINUTE, 86_399].map((ageSeconds) =>
    freshnessWords({ ...moment, freshness: { ...moment.freshness, ageSeconds } }, words),
  );
  if (moment.freshness.ageSeconds === null) widest.push(freshnessWords(moment, words));
  return widest.reduce((longest, next) => (next.length > longest.length ? next : longest));
}

/** Rounds an age to five seconds, later to minutes: each new text needs a new layout. */
function toCoarse({ word, ageSeconds, problem }: Freshness): Freshness {
  const seconds = ageSeconds ?? 0;
  const step = seconds < MINUTE ? COARSE_SECONDS : MINUTE;
  return { word, ageSeconds: ageSeconds && seconds - (seconds % step), problem };
}

/** The notice of a wall that cannot reach the dashboard. */
export const offlineSentence = (freshness: Freshness, words: FreshnessWords): string =>
  agedWords(toCoarse(freshness), true, words);

/** Why a wall's data cannot be trusted, is incomplete or differs from its address; null if none applies. */
export function warningSentence(board: WallBoard, moment: WallMoment, words: Words): string | null {
  const { freshness, isOffline, freshnessOf } = moment;
  const { t } = words;
  if (isOffline) return offlineSentence(freshness, words);
  const toNote = (part: Freshness): string => freshnessNote(toCoarse(part), words);
  if (freshness.word !== 'live') return toNote(freshness);
  for (const name of ['monitors', 'incidents', 'maintenances', 'announcements'] as const) {
    const own = freshnessOf(name);
    const sectionNote = own.word === 'live' ? doubtNotes(board.sections[name], t) : toNote(own);
    if (sectionNote) return t('board.sectionNote', { section: t(`board.${name}`), note: sectionNote });
  }
  const what = board.problems.map(({ parameter, value }) => `${parameter}=${value}`).join(', ');
  return what === '' ? null : t('wall.notUnderstood', { what, count: board.problems.length });
}

/** The time and freshness of a wall. */
export interface WallMoment {
  /** The server's time, epoch milliseconds. */
  readonly nowMs: number;
  /** Of monitors, scopes and services, which the verdict is derived from. */
  readonly freshness: Freshness;
  readonly freshnessOf: (name: SectionName) => Freshness;
  /** True if this screen cannot reach the dashboard. */
  readonly isOffline: boolean;
}

import type { Freshness } from '@/lib/status/freshness/freshness';
import type { SectionName } from '@/lib/status/model/types';
import type { WallBoard } from '@/lib/status/wall/wall-board';
import type { TextForms } from '@/lib/status/wall/wall-content';

import { doubtNotes } from '../flaw-notes';
import { agedWords, FRESHNESS_KEYS, freshnessNote, type FreshnessWords } from '../freshness-keys';
import type { Words } from '../words';

const MINUTE = 60;
const COARSE_SECONDS = 5;

/** Freshness in a few words, with the age if it is live: `live, 4 s ago`. Otherwise the warning has the age. */
export const freshnessWords = (
  { freshness, isOffline }: Pick<WallMoment, 'freshness' | 'isOffline'>,
  words: FreshnessWords,
): string =>
  agedWords(
    {
      word: freshness.word,
      ageSeconds: freshness.word === 'live' && !isOffline ? freshness.ageSeconds : null,
    },
    isOffline,
    words,
  );

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
  const step = seconds < COARSE_SECONDS ? 1 : seconds < MINUTE ? COARSE_SECONDS : MINUTE;
  return { word, ageSeconds: ageSeconds && seconds - (seconds % step), problem };
}

/** The notice of a wall that cannot reach the dashboard. */
export const offlineSentence = (freshness: Freshness, words: FreshnessWords): string =>
  agedWords(toCoarse(freshness), true, words);

/** Why a wall's data cannot be trusted, is incomplete or differs from its address, from the whole reason to a few words; null if none applies. */
export function warningForms(board: WallBoard, moment: WallMoment, words: Words): TextForms | null {
  const { freshness, isOffline, freshnessOf } = moment;
  const { t } = words;
  if (isOffline) return [offlineSentence(freshness, words), t('board.offline')];
  const toForms = (part: Freshness): TextForms => [
    freshnessNote(toCoarse(part), words),
    agedWords(toCoarse(part), false, words),
    t(FRESHNESS_KEYS[part.word]),
  ];
  if (freshness.word !== 'live') return toForms(freshness);
  for (const name of ['monitors', 'incidents', 'maintenances', 'announcements'] as const) {
    const own = freshnessOf(name);
    const section = t(`board.${name}`);
    const toNote = (note: string): string => t('board.sectionNote', { section, note });
    if (own.word !== 'live') {
      const [first, ...others] = toForms(own);
      return [toNote(first), ...others.map(toNote)];
    }
    const doubts = doubtNotes(board.sections[name], t);
    if (doubts) return [toNote(doubts), t('wall.readInPart')];
  }
  const what = board.problems.map(({ parameter, value }) => `${parameter}=${value}`).join(', ');
  if (what === '') return null;
  return [t('wall.notUnderstood', { what, count: board.problems.length }), t('wall.unknownSetting')];
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

import type { Freshness } from '@/lib/status/freshness/freshness';
import type { WallBoard } from '@/lib/status/wall/wall-board';

import { FRESHNESS_KEYS, problemKey } from '../freshness-keys';
import { doubtNotes } from '../flaw-notes';
import type { TranslateText } from '../translate';
import type { Words } from '../words';
import type { WallMoment } from './wall-moment';

/** The words that the lite wall has, too. */
type FreshnessWords = Pick<Words, 'duration'> & { readonly t: TranslateText };

const MINUTE = 60;
const COARSE_SECONDS = 5;

/** How old the data is, in few words that go on counting: `live, 4 s ago`. */
export function freshnessWords(
  { freshness, isOffline }: Pick<WallMoment, 'freshness' | 'isOffline'>,
  { t, duration }: FreshnessWords,
): string {
  const { word, ageSeconds } = freshness;
  const name = t(isOffline ? 'board.offline' : FRESHNESS_KEYS[word]);
  if (ageSeconds === null) return t('wall.wordUnread', { word: name });
  const age = duration(ageSeconds);
  return word === 'live' && !isOffline ? t('wall.liveAgo', { age }) : t('wall.wordAged', { word: name, age });
}

/** The longest that {@link freshnessWords} become while nothing but the age changes. */
export function widestFreshnessWords(moment: WallMoment, words: Words): string {
  const widest = [59, 59 * MINUTE, 86_399].map((ageSeconds) =>
    freshnessWords({ ...moment, freshness: { ...moment.freshness, ageSeconds } }, words),
  );
  if (moment.freshness.ageSeconds === null) widest.push(freshnessWords(moment, words));
  return widest.reduce((longest, next) => (next.length > longest.length ? next : longest));
}

/** An age in steps of five seconds, then of minutes: what stands large on the wall is laid out anew for each of them. */
const coarse = (seconds: number): number =>
  seconds < MINUTE
    ? Math.floor(seconds / COARSE_SECONDS) * COARSE_SECONDS
    : Math.floor(seconds / MINUTE) * MINUTE;

function note(
  name: string,
  reason: string,
  { ageSeconds }: Freshness,
  { t, duration }: FreshnessWords,
): string {
  return ageSeconds === null
    ? t('board.ageUnknownNote', { word: name, reason })
    : t('board.agedNote', { word: name, age: duration(coarse(ageSeconds)), reason });
}

/** The notice of a wall that cannot reach the dashboard. */
export const offlineSentence = (freshness: Freshness, words: FreshnessWords): string =>
  note(words.t('board.offline'), words.t('board.offlineReason'), freshness, words);

/** Why a wall cannot be believed, or not in all of it, or not as its address asks; null where it can. */
export function noticeSentence(board: WallBoard, moment: WallMoment, words: Words): string | null {
  const { freshness, isOffline, freshnessOf } = moment;
  const { t } = words;
  if (isOffline) return offlineSentence(freshness, words);
  const toNote = (given: Freshness): string =>
    note(t(FRESHNESS_KEYS[given.word]), t(problemKey(given.problem)), given, words);
  if (freshness.word !== 'live') return toNote(freshness);
  for (const name of ['monitors', 'incidents', 'maintenances', 'announcements'] as const) {
    const own = freshnessOf(name);
    const said = own.word === 'live' ? doubtNotes(board.sections[name], t) : toNote(own);
    if (said) return t('board.sectionNote', { section: t(`board.${name}`), note: said });
  }
  const what = board.problems.map(({ parameter, value }) => `${parameter}=${value}`).join(', ');
  return what === '' ? null : t('wall.notUnderstood', { what });
}

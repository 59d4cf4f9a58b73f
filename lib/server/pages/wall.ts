import 'server-only';

import { pickMessages } from '@/lib/language/catalogue';
import { createWords, type WordsOptions } from '@/lib/language/words';
import { parseWallOptions } from '@/lib/status/wall/parse-wall-options';
import type { WallBoard } from '@/lib/status/wall/wall-board';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import type { Viewer } from '../auth/viewer';
import { getRuntime } from '../runtime';
import { getView, type ReadView } from '../views/get-view';
import { localiseView, readPreferences } from './page';

/** The data of a wall. */
export interface OpenWall {
  readonly initial: ReadView<WallBoard>;
  readonly options: WallOptions;
  /** Plain data, because it is sent to the browser. */
  readonly words: WordsOptions;
}

/**
 * The data of the wall with the options in the query. Preferences of the browser do not apply, so that the same address shows the same wall
 * everywhere; except for the language, unless the query sets it.
 */
export async function openWall(query: URLSearchParams, viewer: Viewer): Promise<OpenWall> {
  const { options } = parseWallOptions(query);
  const runtime = await getRuntime();
  const [initial, { language: preferred }] = await Promise.all([
    getView(runtime, 'wall', { params: {}, query }, viewer),
    readPreferences(),
  ]);
  if (initial === null) throw new Error('There is no view of the wall.');
  const language = options.language ?? preferred;
  const words = {
    language,
    messages: pickMessages(language, ['board', 'notice', 'refused', 'wall']),
    timeZone: options.timeZone ?? runtime.store.published.snapshot.timeZone,
  };
  return { initial: localiseView(initial, createWords(words)), options, words };
}

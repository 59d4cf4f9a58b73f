import 'server-only';

import { pickMessages } from '@/lib/language/catalogue';
import { createWords, type WordsOptions } from '@/lib/language/words';
import { parseWallOptions } from '@/lib/status/wall/parse-wall-options';
import type { WallBoard } from '@/lib/status/wall/wall-board';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import type { Viewer } from '../auth/viewer';
import { inWords, readPreferences } from './page';
import { getRuntime } from '../runtime';
import { getView, type ReadView } from '../views/get-view';

/** A wall about to be rendered. */
export interface OpenWall {
  readonly initial: ReadView<WallBoard>;
  readonly options: WallOptions;
  /** What it speaks with; plain data, because it goes to the browser. */
  readonly words: WordsOptions;
}

/**
 * Opens the wall that a query asks for. Whose browser it is plays no part, save that it chooses the language where the query does
 * not: one address is one wall.
 */
export async function openWall(query: URLSearchParams, viewer: Viewer): Promise<OpenWall> {
  const { options } = parseWallOptions(query);
  const runtime = await getRuntime();
  const [initial, { language: preferred }] = await Promise.all([
    getView(runtime, 'wall', { params: {}, query }, viewer),
    readPreferences(),
  ]);
  if (initial === null) throw new Error('The wall has a view whatever its query says.');
  const language = options.language ?? preferred;
  const words = {
    language,
    messages: pickMessages(language, ['board', 'notice', 'refused', 'wall']),
    timeZone: options.timeZone ?? runtime.store.published.snapshot.timeZone,
  };
  return { initial: inWords(initial, createWords(words)), options, words };
}

import 'server-only';

import type { NamespaceName } from '@/lib/language/messages/en/catalogue';

import { openWords, type PageWords } from './page';
import { getRuntime } from '../runtime';

/** A page without a view of its own. */
export interface BarePage extends PageWords {
  readonly facts: { readonly title: string; readonly isDemo: boolean };
}

/** Opens a page that shows nothing of the board but its name. @param names As in {@link openWords}. */
export async function openBarePage(names: readonly NamespaceName[] = []): Promise<BarePage> {
  const [{ store }, words] = await Promise.all([getRuntime(), openWords(names)]);
  const { title, isDemo } = store.published.snapshot;
  return { ...words, facts: { title, isDemo } };
}

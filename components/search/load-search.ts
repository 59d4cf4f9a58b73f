import type { Catalogue } from '@/lib/language/messages/en/catalogue';
import type { Language } from '@/lib/site/preferences';

import { SearchDialog } from './search-dialog';

/** The messages of the search, which pages do not have. */
export type SearchMessages = Pick<Catalogue, 'search' | 'notice' | 'place'>;

/** The dialog with its messages. */
export interface LoadedSearch {
  readonly Dialog: typeof SearchDialog;
  readonly messages: SearchMessages;
}

/** Loads the messages of the dialog in a language. */
export async function loadSearch(language: Language): Promise<LoadedSearch> {
  const { messages } = await (language === 'fr'
    ? import('./search-messages-fr')
    : import('./search-messages-en'));
  return { Dialog: SearchDialog, messages };
}

import type { Language } from '@/lib/site/preferences';

import { withFrenchSpacing } from './french-spacing';
import { en } from './messages/en';
import type { Catalogue, NamespaceName } from './messages/en/catalogue';
import { fr } from './messages/fr';

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, fr: withFrenchSpacing(fr) };

/** All messages of a language. Server only: browsers receive the namespaces of their page. */
export function catalogueOf(language: Language): Catalogue {
  return CATALOGUES[language];
}

/** Selected namespaces as plain data, for a browser. */
export function pickMessages(language: Language, names: readonly NamespaceName[]): Partial<Catalogue> {
  const catalogue = catalogueOf(language);
  return Object.fromEntries(names.map((name) => [name, catalogue[name]]));
}

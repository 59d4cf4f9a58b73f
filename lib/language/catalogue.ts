import type { Language } from '@/lib/site/preferences';

import { en } from './messages/en';
import type { Catalogue, NamespaceName } from './messages/en/catalogue';
import { fr } from './messages/fr';
import type { Message } from './messages/message';

const NARROW = '\u202f';

const spaceText = (text: string): string => text.replace(/ (?=[:;!?»])/g, NARROW).replace(/(?<=«) /g, NARROW);

const spaceMessage = (message: Message): Message =>
  typeof message === 'string'
    ? spaceText(message)
    : { one: spaceText(message.one), other: spaceText(message.other) };

const mapValues = <From, To>(object: Readonly<Record<string, From>>, toValue: (value: From) => To) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, toValue(value)]));

/** Applies French typography: narrow no-break spaces before `:`, `;`, `!`, `?` and inside quotation marks. The message files use ordinary, visible spaces. */
function withFrenchSpacing(catalogue: Catalogue): Catalogue {
  // The structure stays the same.
  return mapValues(catalogue, (namespace) =>
    mapValues<Message, Message>(namespace, spaceMessage),
  ) as unknown as Catalogue;
}

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

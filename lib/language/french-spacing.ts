import type { Catalogue } from './messages/en/catalogue';
import type { Message } from './messages/message';

const NARROW = '\u202f';

const spaceText = (text: string): string => text.replace(/ (?=[:;!?»])/g, NARROW).replace(/(?<=«) /g, NARROW);

const spaceMessage = (message: Message): Message =>
  typeof message === 'string'
    ? spaceText(message)
    : { one: spaceText(message.one), other: spaceText(message.other) };

const mapValues = <From, To>(given: Readonly<Record<string, From>>, toValue: (value: From) => To) =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, toValue(value)]));

/**
 * French messages as they are set: the space before `:`, `;`, `!`, `?` and inside quotation marks is narrow, and no line breaks there.
 * In the messages themselves it is an ordinary one, which can be seen.
 */
export function withFrenchSpacing(catalogue: Catalogue): Catalogue {
  // Texts change, names and kinds of messages do not.
  return mapValues(catalogue, (namespace) =>
    mapValues<Message, Message>(namespace, spaceMessage),
  ) as unknown as Catalogue;
}

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
export function withFrenchSpacing<
  Messages extends Readonly<Record<string, Readonly<Record<string, Message>>>>,
>(messages: Messages): Messages {
  // The structure stays the same.
  return mapValues(messages, (namespace) =>
    mapValues<Message, Message>(namespace, spaceMessage),
  ) as unknown as Messages;
}

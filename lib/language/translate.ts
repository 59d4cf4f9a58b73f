import type { Language } from '@/lib/site/preferences';

import type { Catalogue, NamespaceName, Source } from './messages/en/catalogue';
import type { Message, PluralMessage } from './messages/message';

/** The key of a message: `board.live`. */
export type MessageKey = {
  [Name in NamespaceName]: `${Name}.${keyof Source[Name] & string}`;
}[NamespaceName];

type MessageAt<Key extends MessageKey> = Key extends `${infer Name extends NamespaceName}.${infer Rest}`
  ? Rest extends keyof Source[Name]
    ? Source[Name][Rest]
    : never
  : never;
type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type ParametersOf<Found> = Found extends { readonly one: infer One; readonly other: infer Other }
  ? NamesIn<One> | NamesIn<Other> | 'count'
  : NamesIn<Found>;

/** The values of a message; the number `count` selects the plural form. */
export type MessageValues<Key extends MessageKey> = Readonly<
  Record<ParametersOf<MessageAt<Key>>, string | number>
>;
type Values<Key extends MessageKey> = [ParametersOf<MessageAt<Key>>] extends [never]
  ? []
  : [values: MessageValues<Key>];

/** A part of a message: text, or the name of a value. */
export type MessagePart = { readonly text: string } | { readonly value: string };

/** Translates a message key into text, in one language. */
export interface TranslateText {
  <Key extends MessageKey>(key: Key, ...values: Values<Key>): string;
}

/** Translates messages into one language. */
export interface Translate extends TranslateText {
  /** The message in parts, for values that are React nodes. */
  parts(key: MessageKey): readonly MessagePart[];
}

const PLACEHOLDER = /\{(\w+)\}/g;

function toParts(text: string): readonly MessagePart[] {
  // With a group in the pattern, every second part is a value's name.
  return text
    .split(PLACEHOLDER)
    .map((piece, index): MessagePart => (index % 2 === 1 ? { value: piece } : { text: piece }))
    .filter((part) => !('text' in part) || part.text !== '');
}

/** A message with its placeholders replaced. It must not have plural forms, and numbers are not formatted. */
export const fillIn = (message: string, values: Readonly<Record<string, string | number>>): string =>
  message.replace(PLACEHOLDER, (_, name: string) => String(values[name] ?? ''));

/**
 * Creates a translator.
 *
 * @param messages The available namespaces.
 * @throws Error for a message of another namespace.
 */
export function createTranslate(language: Language, messages: Partial<Catalogue>): Translate {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const find = (key: string): Message => {
    const [name = '', rest = ''] = key.split('.');
    const namespace = messages[name as NamespaceName] as Readonly<Record<string, Message>> | undefined;
    const message = namespace?.[rest];
    if (message === undefined) throw new Error(`The message ${key} is not at hand.`);
    return message;
  };
  const choose = (message: Message, count: unknown): string => {
    if (typeof message === 'string') return message;
    const form = plurals.select(Number(count ?? 0));
    return form in message ? message[form as keyof PluralMessage] : message.other;
  };
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    choose(find(key), values['count']).replace(PLACEHOLDER, (_, name: string) => {
      const value = values[name] ?? '';
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  return Object.assign(say, { parts: (key: MessageKey) => toParts(choose(find(key), 0)) });
}

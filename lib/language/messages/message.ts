/** A message in the forms that a number asks for; `{count}` stands for the number. */
export interface PluralMessage {
  readonly one: string;
  readonly other: string;
}

/** A message; `{name}` stands for a value. */
export type Message = string | PluralMessage;

/** Messages of one part of the board by key. */
export type Namespace = Readonly<Record<string, Message>>;

/** The same keys as a namespace of the first language, each in the same kind of message. */
export type TranslationOf<Source extends Namespace> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : PluralMessage;
};

import { formatDuration } from './format-duration';
import { formatInstant, type InstantOptions } from './format-instant';
import type { Language } from '@/lib/site/preferences';
import type { Catalogue } from './messages/en/catalogue';
import { createTranslate, type Translate } from './translate';

/** What words are made in. */
export interface WordsOptions {
  readonly language: Language;
  readonly messages: Partial<Catalogue>;
  /** The IANA zone that instants are told in. */
  readonly timeZone: string;
}

/** Everything that is said to one reader: in their language, in their time zone. */
export interface Words extends WordsOptions {
  readonly t: Translate;
  /** See {@link formatDuration}; null is said to be unknown. */
  readonly duration: (seconds: number | null) => string;
  /** See {@link formatInstant}; null is said to be unknown. */
  readonly instant: (at: string | null, options: InstantOptions) => string;
}

/** The words for one reader; the namespace `board` must be among the messages. */
export function createWords({ language, messages, timeZone }: WordsOptions): Words {
  const t = createTranslate(language, messages);
  const format = { language, timeZone };
  return {
    language,
    messages,
    timeZone,
    t,
    duration: (seconds) => (seconds === null ? t('board.unknownDuration') : formatDuration(seconds, t)),
    instant: (at, options) =>
      at === null ? t('board.unknownTime') : formatInstant(at, { ...format, ...options }),
  };
}

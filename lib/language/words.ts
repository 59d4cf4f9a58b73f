import { formatDuration } from './format-duration';
import { formatInstant, type InstantOptions } from './format-instant';
import type { Language } from '@/lib/site/preferences';
import type { Catalogue } from './messages/en/catalogue';
import { createTranslate, type Translate } from './translate';

export interface WordsOptions {
  readonly language: Language;
  readonly messages: Partial<Catalogue>;
  /** The IANA zone of displayed times. */
  readonly timeZone: string;
}

/** Translations and formats for one viewer: their language and time zone. */
export interface Words extends WordsOptions {
  readonly t: Translate;
  /** See {@link formatDuration}; null is shown as unknown. */
  readonly duration: (seconds: number | null) => string;
  /** See {@link formatInstant}; null is shown as unknown. */
  readonly instant: (at: string | null, options: InstantOptions) => string;
}

/** Creates translations and formats; `messages` must include the namespace `board`. */
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

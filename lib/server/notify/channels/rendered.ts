import { catalogueOf } from '@/lib/language/catalogue';
import { eventWords, type NotifyTone } from '@/lib/language/notify-words';
import { createWords, type Words } from '@/lib/language/words';
import type { NotifyEvent } from '@/lib/status/notify/event';

import type { NotifyConfig } from '../../config/notify-config';
import { renderMarkdown } from '../../markdown/markdown';

/** The events of a message. */
export interface MessageContent {
  /** The idempotency key: the same for every attempt, and different for every message. */
  readonly id: string;
  /** Oldest first. */
  readonly events: readonly NotifyEvent[];
  /** How many older events it does not contain, because there were too many. */
  readonly omitted: number;
  /** Epoch milliseconds. */
  readonly createdMs: number;
}

/** One event of a message. Plain text: each channel escapes it. */
export interface RenderedItem {
  readonly event: NotifyEvent | null;
  readonly title: string;
  readonly detail: string;
  readonly comment: string;
  readonly tone: NotifyTone;
  /** Null without `BOARD_URL`. */
  readonly url: string | null;
}

/** A message in words. */
export interface Rendered {
  readonly id: string;
  /** When it was created, in epoch milliseconds. */
  readonly createdMs: number;
  /** One line that stands for all. */
  readonly title: string;
  readonly tone: NotifyTone;
  readonly items: readonly RenderedItem[];
  /** `3 more updates`; empty if all are there. */
  readonly more: string;
  readonly board: { readonly title: string; readonly url: string | null };
  /** The label of the link to the board. */
  readonly openLabel: string;
}

/** What messages say of the board. */
export interface RenderOptions {
  readonly config: Pick<NotifyConfig, 'language' | 'timeZone'>;
  /** The zone of the source, for times without another one. */
  readonly timeZone: string;
  readonly boardTitle: string;
  readonly boardUrl: string | undefined;
}

/** Characters of each line. Ten events fit into what every chat program accepts. */
const MAX_LINE = 200;
const MAX_COMMENT = 300;
const TONES: readonly NotifyTone[] = ['info', 'ok', 'warning', 'alert'];

/** A text of at most so many characters, without half of one. */
export function shorten(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest
    ? text
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}

const createNotifyWords = ({ config, timeZone }: RenderOptions): Words =>
  createWords({
    language: config.language,
    messages: catalogueOf(config.language),
    timeZone: config.timeZone ?? timeZone,
  });

function toItem(event: NotifyEvent, words: Words, boardUrl: string | undefined): RenderedItem {
  const { title, detail, comment, isInternal, tone, path } = eventWords(event, words);
  const text = comment === null ? '' : shorten(renderMarkdown(comment).text, MAX_COMMENT);
  return {
    event,
    title: shorten(title, MAX_LINE),
    detail: shorten(detail, MAX_LINE),
    comment: isInternal && text !== '' ? `${words.t('notify.internal')}: ${text}` : text,
    tone,
    url: boardUrl === undefined ? null : `${boardUrl}${path}`,
  };
}

/** A message in the language of the notifications. @param maxItems Of more events, the latest are shown and the others are counted. */
export function renderMessage(
  { id, createdMs, events, omitted }: MessageContent,
  options: RenderOptions,
  maxItems: number,
): Rendered {
  const words = createNotifyWords(options);
  const all = events.map((event) => toItem(event, words, options.boardUrl));
  const items = all.slice(-maxItems);
  const count = all.length + omitted;
  const hidden = count - items.length;
  const [first] = all;
  return {
    id,
    createdMs,
    title: count === 1 && first ? first.title : words.t('notify.digest', { count }),
    tone: all.reduce<NotifyTone>(
      (worst, { tone }) => (TONES.indexOf(tone) > TONES.indexOf(worst) ? tone : worst),
      'info',
    ),
    items,
    more: hidden === 0 ? '' : words.t('notify.more', { count: hidden }),
    board: { title: options.boardTitle, url: options.boardUrl ?? null },
    openLabel: words.t('notify.open'),
  };
}

/** A message that proves that a channel works. */
export function renderTest(channel: string, id: string, nowMs: number, options: RenderOptions): Rendered {
  const { t } = createNotifyWords(options);
  const { boardTitle, boardUrl = null } = options;
  const title = t('notify.test', { name: channel });
  const detail = t('notify.testText', { board: boardTitle });
  return {
    id,
    createdMs: nowMs,
    title,
    tone: 'info',
    items: [{ event: null, title, detail, comment: '', tone: 'info', url: boardUrl }],
    more: '',
    board: { title: boardTitle, url: boardUrl },
    openLabel: t('notify.open'),
  };
}

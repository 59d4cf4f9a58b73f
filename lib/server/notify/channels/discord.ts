import type { NotifyTone } from '@/lib/language/notify-words';

import type { Rendered, RenderedItem } from './rendered';
import { escapeMarkdown } from './markdown-text';

const COLOURS: Readonly<Record<NotifyTone, number>> = {
  alert: 0xd92d20,
  warning: 0xe08600,
  ok: 0x2e9e5b,
  info: 0x2f6fd6,
};
/** Discord's limits: a longer title or more than 6,000 characters in all are refused. */
const MAX_TITLE = 256;
const MAX_DESCRIPTION = 320;

/** Shortens what Discord counts, without splitting an escaped character. */
const fit = (text: string, longest: number): string => {
  const escaped = escapeMarkdown(text);
  if (escaped.length <= longest) return escaped;
  const characters = [...text];
  let shown = '';
  for (const character of characters) {
    const next = escapeMarkdown(`${shown}${character}`);
    if (next.length >= longest) break;
    shown += character;
  }
  return `${escapeMarkdown(shown)}…`;
};

const toEmbed = ({ title, detail, comment, tone, url }: RenderedItem) => ({
  title: fit(title, MAX_TITLE),
  color: COLOURS[tone],
  ...(url !== null && { url }),
  ...(detail + comment !== '' && {
    description: fit([detail, comment].filter((part) => part !== '').join('\n'), MAX_DESCRIPTION),
  }),
});

/** A message for Discord. Mentions are off; embeds never notify anyone either. */
export function toDiscord({ items, more, board }: Rendered): unknown {
  const summary = [board.title, more].filter((part) => part !== '').map(escapeMarkdown);
  return {
    content: summary.join(' · '),
    allowed_mentions: { parse: [] },
    embeds: items.map(toEmbed),
  };
}

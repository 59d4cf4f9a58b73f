import type { NotifyTone } from '@/lib/language/notify-words';

import type { Rendered, RenderedItem } from './rendered';
import { escapeMarkdown } from './markdown-text';

const MARKS: Readonly<Record<NotifyTone, string>> = { alert: '🔴', warning: '🟠', ok: '🟢', info: '🔵' };

function toLines({ title, detail, comment, tone, url }: RenderedItem): string {
  const heading = url === null ? `**${escapeMarkdown(title)}**` : `**[${escapeMarkdown(title)}](${url})**`;
  return [
    `${MARKS[tone]} ${heading}`,
    ...(detail === '' ? [] : [escapeMarkdown(detail)]),
    ...(comment === '' ? [] : [`> ${escapeMarkdown(comment)}`]),
  ].join('\n');
}

/** A message for Mattermost, in its Markdown. */
export function toMattermost({ items, more, board, openLabel }: Rendered): unknown {
  const link =
    board.url === null
      ? escapeMarkdown(board.title)
      : `[${escapeMarkdown(`${board.title}: ${openLabel}`)}](${board.url})`;
  const last = more === '' ? link : `${escapeMarkdown(more)} · ${link}`;
  return { text: [...items.map(toLines), last].join('\n\n') };
}

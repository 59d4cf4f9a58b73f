import type { NotifyTone } from '@/lib/language/notify-words';

import { shorten, type Rendered, type RenderedItem } from './rendered';

const MARKS: Readonly<Record<NotifyTone, string>> = { alert: '🔴', warning: '🟠', ok: '🟢', info: '🔵' };
const MAX_TEXT = 2_900;

/** Without these characters nothing in a text is a mention, link or command of Slack. */
const escapeControls = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const text = (value: string, style?: Readonly<Record<string, true>>) => ({
  type: 'text',
  text: value,
  ...(style && { style }),
});

function toBlock({ title, detail, comment, tone, url }: RenderedItem) {
  const heading =
    url === null ? text(title, { bold: true }) : { type: 'link', url, text: title, style: { bold: true } };
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          text(`${MARKS[tone]} `),
          heading,
          ...(detail === '' ? [] : [text(`\n${detail}`)]),
          ...(comment === '' ? [] : [text(`\n${comment}`, { italic: true })]),
        ],
      },
    ],
  };
}

/** A message for Slack. The text of `rich_text` blocks is shown as it is: nothing in it is parsed. */
export function toSlack({ title, items, more, board, openLabel }: Rendered): unknown {
  const last = [
    ...(more === '' ? [] : [text(`${more} · `)]),
    board.url === null
      ? text(board.title)
      : { type: 'link', url: board.url, text: `${board.title}: ${openLabel}` },
  ];
  return {
    // For notifications of devices; parsed, so escaped.
    text: shorten(escapeControls(`${board.title}: ${title}`), MAX_TEXT),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      ...items.map(toBlock),
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: last }] },
    ],
  };
}

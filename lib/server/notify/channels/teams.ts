import type { NotifyTone } from '@/lib/language/notify-words';

import type { Rendered, RenderedItem } from './rendered';

const COLOURS: Readonly<Record<NotifyTone, string>> = {
  alert: 'attention',
  warning: 'warning',
  ok: 'good',
  info: 'accent',
};

/** Text runs are shown as they are, unlike text blocks, which are Markdown. */
const paragraph = (text: string, options: Readonly<Record<string, unknown>> = {}) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, ...options }],
});

const toContainer = ({ title, detail, comment, tone, url }: RenderedItem) => ({
  type: 'Container',
  separator: true,
  items: [
    paragraph(title, { weight: 'bolder', color: COLOURS[tone] }),
    ...(detail === '' ? [] : [paragraph(detail)]),
    ...(comment === '' ? [] : [paragraph(comment, { italic: true })]),
  ],
  ...(url !== null && { selectAction: { type: 'Action.OpenUrl', url } }),
});

/** An adaptive card, as a workflow of Teams expects it. */
export function toTeams({ title, items, more, board, openLabel }: Rendered): unknown {
  return {
    type: 'message',
    summary: title,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            paragraph(board.title, { isSubtle: true }),
            ...items.map(toContainer),
            ...(more === '' ? [] : [paragraph(more, { isSubtle: true })]),
          ],
          ...(board.url !== null && {
            actions: [{ type: 'Action.OpenUrl', title: openLabel, url: board.url }],
          }),
        },
      },
    ],
  };
}

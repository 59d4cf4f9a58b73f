import { describe, expect, test } from 'vitest';

import { toDiscord } from '@/lib/server/notify/channels/discord';
import { toMail } from '@/lib/server/notify/channels/email';
import { toMattermost } from '@/lib/server/notify/channels/mattermost';
import { toSlack } from '@/lib/server/notify/channels/slack';
import { toTeams } from '@/lib/server/notify/channels/teams';
import type { NotifyEvent } from '@/lib/status/notify/event';

import { AT, incidentEventOf, renderedOf } from './rendered-of';

const HOSTILE =
  '<!channel> @everyone <@U123> *bold* [link](https://evil.example) https://evil.example <script>alert(1)</script> `x` :smile: & ~all';
const hostile = renderedOf(
  [incidentEventOf({ name: HOSTILE, service: HOSTILE, scope: '@here', comment: HOSTILE })],
  {
    boardTitle: '@all <!here>',
  },
);

/** Every text of a value, with the name of its field. */
function textsOf(value: unknown, field = ''): readonly (readonly [field: string, text: string])[] {
  if (typeof value === 'string') return [[field, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    textsOf(inner, Array.isArray(value) ? field : name),
  );
}

describe('a message to Slack', () => {
  test('shows title, state, place and comment, and links to the board', () => {
    const message = renderedOf([incidentEventOf({ comment: '**We** are on it.' })]);
    expect(toSlack(message)).toMatchObject({
      text: 'Production: Incident opened: Cards are declined',
      blocks: [
        {
          type: 'rich_text',
          elements: [
            {
              elements: [
                { text: '🔴 ' },
                {
                  type: 'link',
                  url: 'https://status.example.com/incidents/7',
                  text: 'Incident opened: Cards are declined',
                },
                { text: '\nHigh · active · Payments / eu-west-1' },
                { text: '\nWe are on it.' },
              ],
            },
          ],
        },
        { elements: [{ elements: [{ type: 'link', url: 'https://status.example.com' }] }] },
      ],
    });
  });

  test('mentions no one and links nowhere else, for hostile text of the source', () => {
    const payload = toSlack(hostile) as { readonly text: string; readonly blocks: readonly unknown[] };
    expect(payload.text).not.toMatch(/[<>]/);
    // Blocks contain no field that Slack parses: only texts that are shown as they are, and links.
    const types = textsOf(payload.blocks).flatMap(([field, text]) => (field === 'type' ? [text] : []));
    expect([...new Set(types)].sort()).toEqual(['link', 'rich_text', 'rich_text_section', 'text']);
    for (const [field, text] of textsOf(payload.blocks))
      if (field === 'url') expect(text).toMatch(/^https:\/\/status\.example\.com/);
  });
});

describe('a card for Teams', () => {
  test('contains only texts that are shown as they are, and links to the board', () => {
    const card = toTeams(hostile);
    const texts = textsOf(card);
    expect(texts.filter(([, text]) => text === 'TextBlock')).toEqual([]);
    for (const [field, text] of texts)
      if (field === 'url') expect(text).toMatch(/^https:\/\/status\.example\.com/);
    expect(JSON.stringify(card)).toContain('Incident opened: <!channel> @everyone');
  });

  test('is small enough, however long the texts are', () => {
    const long = '好'.repeat(5_000);
    const events = Array.from({ length: 30 }, (_, id) =>
      incidentEventOf({ id, name: long, service: long, scope: long, comment: long }),
    );
    expect(Buffer.byteLength(JSON.stringify(toTeams(renderedOf(events))))).toBeLessThan(28_000);
  });
});

describe.each([
  ['Mattermost', toMattermost],
  ['Discord', toDiscord],
] as const)('a message to %s', (_name, toMessage) => {
  test('escapes Markdown, mentions and addresses', () => {
    for (const [field, text] of textsOf(toMessage(hostile))) {
      if (field === 'url') continue;
      const own = text
        .replaceAll(/\]\(https:\/\/status\.example\.com[^)]*\)/g, ']')
        // The board's own quotation mark.
        .replaceAll(/^> /gm, '');
      expect(own).not.toMatch(/@\w/);
      expect(own).not.toMatch(/:\/\//);
      expect(own).not.toMatch(/:\w/);
      // Every special character of the source has a backslash before it; what has none is the board's own.
      expect(own.replaceAll(/\\./g, '')).not.toMatch(/[<>`~]/);
      expect(own.replaceAll(/\\./g, '')).not.toMatch(/\]\(/);
    }
  });
});

describe('a message to Discord', () => {
  test('allows no mentions, and stays within the limits of Discord', () => {
    const long = '.'.repeat(5_000);
    const events = Array.from({ length: 30 }, (_, id) =>
      incidentEventOf({ id, name: long, service: long, scope: long, comment: long }),
    );
    const message = toDiscord(renderedOf(events)) as {
      readonly allowed_mentions: unknown;
      readonly embeds: readonly { readonly title: string; readonly description: string }[];
    };
    expect(message.allowed_mentions).toEqual({ parse: [] });
    expect(message.embeds.length).toBeLessThanOrEqual(10);
    const lengths = message.embeds.map(({ title, description }) => title.length + description.length);
    expect(Math.max(...message.embeds.map(({ title }) => title.length))).toBeLessThanOrEqual(256);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(6_000);
  });
});

test('a mail has no markup of the source, and no line break in its subject', () => {
  const { subject, html } = toMail(
    renderedOf([incidentEventOf({ name: `${HOSTILE}\r\nBcc: x@evil.example` })]),
  );
  expect(subject).not.toMatch(/[\r\n]/);
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;');
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    'https://status.example.com/incidents/7',
    'https://status.example.com',
  ]);
});

describe('the words', () => {
  const line = (given: Partial<Extract<NotifyEvent, { kind: 'service' | 'scope' }>>): NotifyEvent => ({
    kind: 'service',
    at: AT,
    id: 2,
    name: 'Payments',
    from: 'ok',
    to: 'alert',
    worst: 'alert',
    since: AT - 120_000,
    ...given,
  });

  test.each([
    ['en', line({}), 'Service Payments is failing', 'since 08:58 UTC'],
    ['fr', line({}), 'Le service Payments est en panne', 'depuis 08:58 UTC'],
    ['en', line({ to: 'ok', from: 'alert' }), 'Service Payments has recovered', 'since 08:58 UTC'],
    ['en', line({ kind: 'scope', to: 'gone' }), 'Scope Payments is no longer monitored', ''],
    ['en', line({ name: '?service' }), 'Service Unknown service is failing', 'since 08:58 UTC'],
    ['en', line({ name: '\u200b' }), 'Service #2 is failing', 'since 08:58 UTC'],
    [
      'fr',
      { kind: 'board', at: AT, isBlind: true, problem: 'unreachable' },
      'Le tableau n’a plus de données à jour\u202f: ProdManager injoignable',
      '',
    ],
    [
      'en',
      incidentEventOf({ change: 'changed', status: 'stable' }),
      'Incident stable: Cards are declined',
      'High · Payments / eu-west-1',
    ],
  ] as const)('in %s: %#', (language, event, title, detail) => {
    expect(renderedOf([event], { language }).items).toMatchObject([{ title, detail }]);
  });

  test('mark an internal comment', () => {
    const event = incidentEventOf({ change: 'commented', comment: 'Root cause: me', isInternal: true });
    expect(renderedOf([event]).items).toMatchObject([{ comment: 'Internal comment: Root cause: me' }]);
  });
});

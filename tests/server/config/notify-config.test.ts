import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { parseConfig } from '@/lib/server/config/config';
import { ConfigurationError } from '@/lib/server/util/configuration-error';

function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    parseConfig(env, '');
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

const SLACK = `channels:
  ops:
    type: slack
    url: https://hooks.example.com/s3cret
`;

describe('the file of notifications', () => {
  test('has defaults, and one rule for all channels, without scopes', () => {
    expect(parseConfig({ NOTIFY: SLACK }, '').NOTIFY).toEqual({
      language: 'en',
      grace: 120_000,
      digest: 60_000,
      channels: { ops: { type: 'slack', url: 'https://hooks.example.com/s3cret', audience: 'public' } },
      rules: [{ channels: ['ops'], events: ['verdict', 'service', 'incident', 'maintenance', 'board'] }],
    });
  });

  test.each([
    ['url: ${NOTIFY_URL}', 'https://hooks.example.com/a'],
    ['url: "${NOTIFY_URL}"', 'https://hooks.example.com/a'],
    ["url: '${NOTIFY_URL}' # a comment", 'https://hooks.example.com/a?b=#c: "d"'],
  ])('takes secrets from variables: %s', (line, value) => {
    const text = `channels:\n  ops:\n    type: slack\n    ${line}\n    # url: \${NOTIFY_OTHER}\n`;
    const url = value.replaceAll(/[ "]/g, '');
    expect(parseConfig({ NOTIFY: text, NOTIFY_URL: url }, '').NOTIFY?.channels['ops']).toMatchObject({ url });
  });

  test('takes no other variables, and none that is not set', () => {
    const missing = SLACK.replace(/https.*/, '${NOTIFY_URL}');
    expect(problemsOf({ NOTIFY: missing })).toEqual([
      'NOTIFY refers to NOTIFY_URL, which is not set: set it.',
    ]);
    const other = SLACK.replace(/https.*/, '${PRODMANAGER_TOKEN}');
    expect(problemsOf({ NOTIFY: other, PRODMANAGER_TOKEN: 'https://h.example.com' })).toEqual([
      'NOTIFY channels.ops.url must be the https address of an incoming webhook of Slack.',
    ]);
  });

  test('names the line of what is no YAML, and quotes nothing', () => {
    expect(problemsOf({ NOTIFY: `${SLACK}  dev: [https://hooks.example.com/s3cret\n` })).toEqual([
      expect.stringMatching(/^NOTIFY is not valid YAML or JSON: see line \d+\.$/),
    ]);
  });

  test('reports every wrong field', () => {
    const text = `${SLACK}    colour: red\ngrace: soon\nrules:\n  - channels: [dev]\n    events: [weather]\n`;
    expect(problemsOf({ NOTIFY: text })).toEqual([
      'NOTIFY grace must be a duration like 90s, 5m or 1h.',
      'NOTIFY channels.ops.colour is no known field: remove it.',
      'NOTIFY rules.0.events.0 must be one of verdict, service, scope, incident, maintenance, board.',
    ]);
  });

  test('sends no password without encryption, and needs both user and password', () => {
    const mail = { type: 'email', host: 'smtp.example.com', from: 'a@example.com', to: ['b@example.com'] };
    const problemsWith = (given: Readonly<Record<string, string>>) =>
      problemsOf({ NOTIFY: JSON.stringify({ channels: { mail: { ...mail, ...given } } }) });
    expect(problemsWith({ user: 'u', password: 's3cret', security: 'none' })).toEqual([
      'NOTIFY channels.mail.security must be starttls or tls, or the password would be sent unencrypted.',
    ]);
    expect(problemsWith({ password: 's3cret' })).toEqual([
      'NOTIFY channels.mail.user must be set if the other of user and password is.',
    ]);
    expect(problemsWith({ user: 'u', password: 's3cret' })).toEqual([]);
  });
});

describe('notifications', () => {
  test('of a private board go to internal channels only', () => {
    const env = { BOARD_ACCESS: 'private', BOARD_PASSWORD_HASH: '', NOTIFY: SLACK };
    expect(problemsOf(env)).toContain(
      'NOTIFY channels.ops.audience is public, but BOARD_ACCESS is private, so the public sees nothing: set it to internal.',
    );
    expect(problemsOf({ ...env, NOTIFY: `${SLACK}    audience: internal\n` }).join()).not.toContain('NOTIFY');
  });

  test('of several instances need a database that they share', () => {
    const env = { REDIS_URL: 'redis://cache:6379', NOTIFY: SLACK };
    expect(problemsOf(env)).toEqual([
      expect.stringMatching(/^NOTIFY with REDIS_URL needs DATABASE_URL: .+\.$/),
    ]);
    expect(problemsOf({ ...env, DATABASE_URL: 'postgres://board@db/board' })).toEqual([]);
  });
});

describe('the examples of documents', () => {
  const examples = ['docs/notifications.md', 'docs/outputs.md'].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^```yaml\n(channels:\n[^]*?)^```$/gm)].map(
      ([, text = '']) => text,
    ),
  );
  const env = {
    NOTIFY_SLACK_URL: 'https://hooks.slack.com/services/T000/B000/XXXX',
    NOTIFY_SMTP_PASSWORD: 'letmein',
    NOTIFY_HOOK_SECRET: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  };

  test('are found', () => {
    expect(examples.length).toBeGreaterThan(6);
  });

  test.each(examples)('are accepted: %s', (text) => {
    expect(problemsOf({ ...env, NOTIFY: text })).toEqual([]);
  });
});

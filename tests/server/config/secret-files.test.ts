import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { parseConfig, type Config } from '@/lib/server/config/config';
import { SECRETS } from '@/lib/server/config/secret-files';
import { ConfigurationError } from '@/lib/server/util/configuration-error';

import { ENV } from '../auth/sample-config';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const fileOf = (text: string): string => {
  const path = join(dir, crypto.randomUUID());
  writeFileSync(path, text);
  return path;
};

function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

const FULL: Readonly<Record<string, string>> = {
  ...ENV,
  PRODMANAGER_URL: 'https://pm.example.com',
  PRODMANAGER_TOKEN: 'a-token.of-the.tests',
  DATABASE_URL: 'postgres://user:pass@db.example.com:5432/board',
  ALERTMANAGER_TOKEN: 'another-token-of-the-tests',
  REDIS_URL: 'rediss://user:pass@redis.example.com:6379/1',
  NOTIFY:
    '{"channels":{"ops":{"type":"slack","url":"https://hooks.example.com/s3cret","audience":"internal"}}}',
};
// A document: what is around it makes it another one.
const VALUES = SECRETS.filter((name) => name !== 'NOTIFY');

describe('a secret in a file', () => {
  test.each(SECRETS)('%s is read without the trailing line break', (name) => {
    const { [name]: value = '', ...others } = FULL;
    const read = (text: string): Config => parseConfig({ ...others, [`${name}_FILE`]: fileOf(text) });
    expect(read(value)).toEqual(parseConfig(FULL));
    expect(read(`${value}\n`)).toEqual(parseConfig(FULL));
    expect(read(`${value}\r\n`)).toEqual(parseConfig(FULL));
  });

  test.each(SECRETS)('%s is rejected if the variable is set too', (name) => {
    const path = fileOf(FULL[name] ?? '');
    expect(problemsOf({ ...FULL, [`${name}_FILE`]: path })).toEqual([
      `${name} and ${name}_FILE are both set: unset one of them.`,
    ]);
  });

  test.each([
    [() => join(dir, 'missing'), 'there is no such file'],
    [() => dir, 'it is a folder'],
    [() => join(fileOf('x'), 'below'), 'a part of its path is no folder'],
    [() => fileOf('\n'), 'it is empty'],
    [() => fileOf('x'.repeat(70_000)), 'it is larger than 64 kB'],
    [() => '/dev/zero', 'it is larger than 64 kB'],
  ])('is rejected with a reason if it cannot be read', (toPath, reason) => {
    const path = toPath();
    const problems = problemsOf({ PRODMANAGER_URL: 'https://pm.example.com', PRODMANAGER_TOKEN_FILE: path });
    expect(problems).toEqual([`PRODMANAGER_TOKEN_FILE names a file that cannot be read: ${reason}.`]);
  });

  test('that is invalid is reported with its file variable, and never printed', () => {
    const [problem] = problemsOf({
      ...FULL,
      OIDC_CLIENT_SECRET: '',
      OIDC_CLIENT_SECRET_FILE: fileOf('s3cr\net\n'),
    });
    expect(problem).toMatch(/^OIDC_CLIENT_SECRET, read from OIDC_CLIENT_SECRET_FILE, must be .+\.$/);
    expect(problem).not.toMatch(/s3cr/);
  });
});

describe('a malformed secret', () => {
  test.each(VALUES)('%s in quotes, braces or brackets is rejected', (name) => {
    const value = FULL[name] ?? '';
    for (const wrapped of [
      `"${value}"`,
      `'${value}'`,
      `{${value}}`,
      `\${${value}}`,
      `<${value}>`,
      `[${value}]`,
    ]) {
      const problems = problemsOf({ ...FULL, [name]: wrapped });
      expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} must be .+\\.$`))]);
      expect(problems.join()).not.toContain(value);
    }
  });

  test.each(['se cret', 'se\ncret', 'se"cret', "se'cret", 'se{cret', 'sécret', 'se\u0007cret'])(
    'a token like %j is rejected',
    (token) => {
      const problems = problemsOf({ PRODMANAGER_URL: 'https://pm.example.com', PRODMANAGER_TOKEN: token });
      expect(problems).toEqual([
        expect.stringMatching(/^PRODMANAGER_TOKEN must be a token as ProdManager issues it/),
      ]);
    },
  );
});

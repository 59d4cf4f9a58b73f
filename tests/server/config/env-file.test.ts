import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';

import { parseEnvFile } from '@/lib/server/config/env-file';
import { loadEnvironment } from '@/lib/server/config/load-environment';

/** A temporary folder with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'env-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return dir;
}

describe('a line of .env', () => {
  test.each([
    ['A=s3cr$t$9f#x', 's3cr$t$9f#x'],
    ['A=${HOME} $HOME \\$HOME', '${HOME} $HOME \\$HOME'],
    ['A=value # a comment', 'value'],
    ['A=value\t#', 'value'],
    ['A=# nothing but a comment', ''],
    ['A=#2f6fd6', ''],
    ["A='#2f6fd6'", '#2f6fd6'],
    ['A="one # two"  # three', 'one # two'],
    ["A=' spaces '", ' spaces '],
    ['A=`it\'s "quoted"`', 'it\'s "quoted"'],
    ["A='it's fine'", "it's fine"],
    ['A="first\\nsecond"', 'first\nsecond'],
    ["A='first\\nsecond'", 'first\\nsecond'],
    ["A='first\nsecond'", 'first\nsecond'],
    ["A='self' https://intranet.example.com", "'self' https://intranet.example.com"],
    ['A="one" and "two"x', '"one" and "two"x'],
    ['  export A = value  ', 'value'],
    ['A=', ''],
    ["A=''", ''],
    ['A=a=b', 'a=b'],
    ['A=C:\\path\\new', 'C:\\path\\new'],
    ['\uFEFFA=value\r\nB=2', 'value'],
  ])('%j gives %j', (text, value) => {
    expect(parseEnvFile(text)).toEqual({
      values: expect.objectContaining({ A: value }) as unknown,
      problems: [],
    });
  });

  test.each([
    ['A=1\nPRODMANAGER_TOKEN: secret', 'Line 2 of .env must be NAME=value, or a comment that begins with #.'],
    ['secret', 'Line 1 of .env must be NAME=value, or a comment that begins with #.'],
    ["A='secret\nB=2", 'Line 1 of .env opens a quote for A that nothing closes.'],
  ])('%j is rejected, without its content in the message', (text, problem) => {
    expect(parseEnvFile(text).problems).toEqual([problem]);
  });

  test('keeps every value without spaces and quotes unchanged', () => {
    const plain = fc
      .string({ minLength: 1 })
      .filter((text) => /^[\x21-\x7e]+$/.test(text) && !/^["'`#]/.test(text));
    fc.assert(
      fc.property(plain, (value) => {
        expect(parseEnvFile(`A=${value}`).values['A']).toBe(value);
      }),
    );
  });

  test('keeps every single-quoted value unchanged', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !/['\r\n]/.test(value));
    fc.assert(
      fc.property(text, (value) => {
        expect(parseEnvFile(`A='${value}'`).values['A']).toBe(value);
      }),
    );
  });
});

describe('the environment', () => {
  test('wins over the file, even if it is empty', () => {
    const env: Record<string, string | undefined> = { A: 'set', B: '' };
    expect(loadEnvironment(folderOf({ '.env': 'A=1\nB=2\nC=3' }), env)).toEqual([]);
    expect(env).toMatchObject({ A: 'set', B: '', C: '3' });
  });

  test('is used alone if there is no file', () => {
    const env = {};
    expect(loadEnvironment(folderOf({}), env)).toEqual([]);
    expect(env).toEqual({ __NEXT_PROCESSED_ENV: 'true' });
  });

  test('comes with advice on variables and files that have no effect', () => {
    const files = {
      '.env': 'HOSTNAME=127.0.0.1\nNODE_EXTRA_CA_CERTS=/ca.pem',
      '.env.local': '',
      '.env.example': '',
    };
    expect(loadEnvironment(folderOf(files), {})).toEqual([
      expect.stringMatching(/^HOSTNAME in \.env is ignored: .*HOST\.$/),
      expect.stringMatching(/^NODE_EXTRA_CA_CERTS in \.env comes too late/),
      '.env.local is not read: move its content to .env.',
    ]);
  });

  test('is rejected with a file that cannot be read', () => {
    const dir = folderOf({ '.env': 'nonsense' });
    expect(() => loadEnvironment(dir, {})).toThrow('Line 1 of .env must be NAME=value');
    expect(() => loadEnvironment(join(dir, '.env'), {})).toThrow('.env cannot be read (ENOTDIR).');
  });
});

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { emptyFolder } from '../support/empty-folder';

const WORKFLOWS = '.github/workflows';
const run = (program: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [join('node_modules', program), ...args], { encoding: 'utf8' });
const lintWorkflow = (path: string) => run('@action-validator/cli/cli.mjs', path);

describe('GitHub Actions', () => {
  const files = readdirSync(WORKFLOWS).map((name) => join(WORKFLOWS, name));

  test('the linter refuses a workflow that is wrong', () => {
    const file = join(emptyFolder(), 'wrong.yaml');
    writeFileSync(file, readFileSync(files[0] ?? '', 'utf8').replace('runs-on:', 'run-on:'));
    expect(lintWorkflow(file).status).not.toBe(0);
  });

  test.each(files)('%s is valid', (file) => {
    const { status, stdout, stderr } = lintWorkflow(file);
    expect([status, stdout + stderr]).toEqual([0, expect.not.stringContaining('errors')]);
  });

  test.each(files)('%s may do no more than it needs by default', (file) => {
    expect((parse(readFileSync(file, 'utf8')) as { permissions: unknown }).permissions).toEqual({
      contents: 'read',
    });
  });
});

// The linter of GitLab's pipelines needs it.
const hasNode22 = Number(process.versions.node.split('.')[0]) >= 22;
test.skipIf(!hasNode22)('GitLab’s pipeline matches its schema', () => {
  const { status, stdout, stderr } = run(
    'gitlab-ci-local/dist/index.js',
    '--list',
    ...['--file', '.gitlab-ci.yml', '--state-dir', emptyFolder()],
  );
  expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('test')]);
});

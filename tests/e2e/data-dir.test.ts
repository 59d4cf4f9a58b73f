import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { startFailingBoard } from '../support/board-process';
import { emptyFolder } from '../support/empty-folder';
import { startBoardOn, startOwnBoard, startOwnSource } from '../support/own-board';

const healthOf = async (url: string) =>
  (await (await fetch(`${url}/api/health`)).json()) as {
    readonly status: string;
    readonly storage: unknown;
    readonly source: { readonly isDemo: boolean };
  };

describe('files', () => {
  test('are not left behind by a killed board, and none are needed in the temporary folder', async () => {
    const temporary = emptyFolder();
    const board = await startOwnBoard(await startOwnSource(), { TMPDIR: temporary });
    await board.kill();
    expect(readdirSync(temporary)).toEqual([]);
    const without = await startOwnBoard(await startOwnSource(), { TMPDIR: join(temporary, 'missing') });
    expect((await fetch(without.url)).status).toBe(200);
  });

  test.each([
    ['/proc/board/data', 'ENOENT'],
    [join(process.cwd(), 'package.json'), 'EEXIST'],
    [join(process.cwd(), 'package.json', 'data'), 'ENOTDIR'],
  ])('that can never be kept in DATA_DIR end the start: %s', async (DATA_DIR, code) => {
    const { code: exitCode, output } = await startFailingBoard({
      PORT: '0',
      DEMO: 'on',
      LOG_LEVEL: 'silent',
      DATA_DIR,
    });
    expect(exitCode).toBe(1);
    expect(output).toBe(
      `prodmanager-dashboard: DATA_DIR must be a folder, or a path where one can be made (${code}).\n`,
    );
  });

  test('that cannot be written are reported in health until they can be written again', async () => {
    const dir = join(emptyFolder(), 'data');
    const source = await startOwnSource();
    const board = await startBoardOn(source, { DATA_DIR: dir });
    await expect
      .poll(async () => (await healthOf(board.url)).storage)
      .toEqual({ isWritable: true, problem: null });
    const change = () => source.sandbox.createToken({ name: 'another' });
    rmSync(dir, { recursive: true });
    writeFileSync(dir, 'in its place');
    await change();
    source.sandbox.start();
    await expect
      .poll(async () => healthOf(board.url))
      .toMatchObject({ status: 'degraded', storage: { isWritable: false, problem: 'EEXIST' } });
    rmSync(dir);
    mkdirSync(dir);
    await expect
      .poll(async () => (await healthOf(board.url)).storage)
      .toEqual({ isWritable: true, problem: null });
    source.sandbox.stop();
    expect(await board.stop()).toBe(0);
  });
});

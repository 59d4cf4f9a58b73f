import { onTestFinished } from 'vitest';

import type { SandboxOptions } from '@/lib/sandbox/sandbox';

import { serveReadApi, type ReadApiOptions } from '../../../conformance/serve-read-api';
import { startOwnSource } from '../../../support/own-board';

export interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

/** A read API in front of the sandbox, after the first sweep. */
export async function startApi(given: Partial<SandboxOptions> = {}, options: Partial<ReadApiOptions> = {}) {
  const source = await startOwnSource({ mood: 'storm', ...given });
  const board = await serveReadApi({ url: source.url, token: source.token, ...options });
  onTestFinished(() => board.close());
  await board.refresh();
  const get = (path: string, init: RequestInit = {}) => fetch(board.url + path, init);
  const read = async <T = Page>(path: string) => (await get(path)).json() as Promise<T>;
  const readSource = async (path: string) =>
    (await (
      await fetch(source.url + path, { headers: { authorization: `Bearer ${source.token}` } })
    ).json()) as Page;
  return { source, board, get, read, readSource };
}

export const idsOf = ({ items }: Page) => items.map(({ id }) => id);

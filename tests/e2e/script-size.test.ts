import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { VIEW_ROUTES } from '@/lib/server/views/view-routes';

import { startBoard, type BoardProcess } from '../support/board-process';
import { listViewPages } from '../support/view-pages';

const ANY_PAGE_KB = 46;
// The two walls, which stay open for days in the browsers of televisions.
const BUDGETS_KB: Readonly<Record<string, number>> = { '/': 38, '/wall': 31 };
const PATTERNS = Object.values(VIEW_ROUTES).map(({ pattern }: { readonly pattern: string }) => pattern);

let board: BoardProcess;
let paths: ReadonlyMap<string, string>;
/** The scripts that every Next page loads, even an empty one. */
let framework: ReadonlySet<string>;

beforeAll(async () => {
  board = await startBoard();
  paths = new Map(await listViewPages(board.url));
  const manifest = JSON.parse(await readFile('.next/build-manifest.json', 'utf8')) as {
    readonly rootMainFiles: readonly string[];
  };
  framework = new Set(manifest.rootMainFiles.map((file) => `/_next/${file}`));
});
afterAll(() => board.stop());

async function gzippedKb(targets: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    targets.map(async (target) => {
      const response = await fetch(board.url + target);
      expect([target, response.status]).toEqual([target, 200]);
      return gzipSync(Buffer.from(await response.arrayBuffer()), { level: 9 }).length;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000;
}

/** The scripts that a current browser loads with a page. */
function scriptsOf(html: string): readonly string[] {
  const tags = html.match(/<script[^>]*\ssrc="[^"]+"[^>]*>/g) ?? [];
  const loaded = tags.filter((tag) => !/\bnomodule\b/i.test(tag));
  return [...new Set(loaded.map((tag) => /src="([^"?]+)/.exec(tag)?.[1] ?? ''))];
}

test.each(PATTERNS)(
  'the page %s stays within its budget of JavaScript over an empty Next page',
  async (pattern) => {
    const scripts = scriptsOf(await (await fetch(board.url + (paths.get(pattern) ?? ''))).text());
    expect(scripts.filter((script) => framework.has(script))).toHaveLength(framework.size);
    const base = await gzippedKb([...framework]);
    const own = await gzippedKb(scripts.filter((script) => !framework.has(script)));
    console.log(
      `${pattern}: ${own.toFixed(1)} kB of JavaScript (gzip) over the ${base.toFixed(1)} kB of an empty page`,
    );
    // Less would mean that a script was not counted.
    expect(own).toBeGreaterThan(5);
    expect(own).toBeLessThanOrEqual(BUDGETS_KB[pattern] ?? ANY_PAGE_KB);
  },
);

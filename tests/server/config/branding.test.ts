import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { readBranding } from '@/lib/server/config/branding';
import { renderMarkdown } from '@/lib/server/markdown/markdown';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'logo-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, content);
  return path;
}

const toHtml = (markdown: string): string => renderMarkdown(markdown, 'footer').html;

describe('branding', () => {
  test('is the default if nothing is configured', async () => {
    expect(await readBranding({}, toHtml)).toEqual({
      logo: null,
      shown: { logoUrl: null, homeUrl: '/', footerHtml: null, accent: null },
    });
  });

  test('detects the type of a logo by its content', async () => {
    const svg = await fileOf('a.png', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>');
    const png = await fileOf('a.svg', Buffer.from('89504e470d0a1a0a00', 'hex'));
    expect((await readBranding({ BOARD_LOGO: svg }, toHtml)).logo?.type).toBe('image/svg+xml');
    expect((await readBranding({ BOARD_LOGO: png }, toHtml)).logo?.type).toBe('image/png');
  });

  test.each([
    ['that is a page', '<!doctype html><svg></svg>', /neither an SVG nor a PNG/],
    ['that is empty', '', /neither an SVG nor a PNG/],
    ['that is too large', `<svg>${' '.repeat(205_000)}</svg>`, /201 kB: it may have 200 kB/],
  ])('rejects a logo %s, without its path in the message', async (_, content, reason) => {
    const BOARD_LOGO = await fileOf('wrong.svg', content);
    const refusal = await readBranding({ BOARD_LOGO }, toHtml).catch((error: unknown) => error);
    expect(String(refusal)).toMatch(reason);
    expect(String(refusal)).not.toContain(dir);
  });

  test('rejects a missing logo, and says why', async () => {
    await expect(readBranding({ BOARD_LOGO: join(dir, 'gone.svg') }, toHtml)).rejects.toThrow(
      /BOARD_LOGO .*ENOENT/,
    );
  });

  test('sanitizes the footer', async () => {
    const { shown } = await readBranding(
      { BOARD_FOOTER: '**b** <script>x</script> [a](javascript:x)' },
      toHtml,
    );
    expect(shown.footerHtml).not.toMatch(/<script/);
    expect(shown.footerHtml).toContain('<strong>b</strong>');
  });
});

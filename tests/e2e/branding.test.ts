import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoard, startFailingBoard, type BoardProcess } from '../support/board-process';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>';

let dir: string;
let board: BoardProcess;
let plain: BoardProcess;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'logo-'));
  const BOARD_LOGO = join(dir, 'logo.svg');
  await writeFile(BOARD_LOGO, SVG);
  [board, plain] = await Promise.all([
    startBoard({
      BOARD_LOGO,
      BOARD_TITLE: 'Acme status',
      BOARD_URL: 'https://status.example.com/',
      BOARD_ACCENT: '#2f6fd6',
      BOARD_HOME_URL: 'https://www.example.com',
      BOARD_FOOTER: '[Write to us](mailto:ops@example.com)',
    }),
    startBoard(),
  ]);
});
afterAll(async () => {
  await Promise.all([board.stop(), plain.stop()]);
  await rm(dir, { recursive: true, force: true });
});

const read = async (from: BoardProcess, path: string) => {
  const response = await fetch(from.url + path);
  return { response, text: await response.text() };
};

describe('branding', () => {
  test('shows the logo, home link, colour and footer', async () => {
    const { text } = await read(board, '/');
    expect(text).toMatch(/<a href="https:\/\/www\.example\.com"[^>]*><img src="\/api\/logo" alt=""/);
    expect(text).toMatch(/<html[^>]* style="--accent:#2f6fd6"/);
    expect(text).toContain('href="mailto:ops@example.com"');
    expect((await read(plain, '/')).text).not.toContain('/api/logo');
  });

  test('serves the logo unchanged, with a sandbox policy', async () => {
    const { response, text } = await read(board, '/api/logo');
    expect([response.status, response.headers.get('content-type'), text]).toEqual([
      200,
      'image/svg+xml',
      SVG,
    ]);
    expect(response.headers.get('content-security-policy')).toContain("sandbox; default-src 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await read(plain, '/api/logo')).response.status).toBe(404);
  });

  test.each([
    ['BOARD_LOGO', './is-not-there.png'],
    ['BOARD_ACCENT', '#fff8e0'],
  ])('does not start with a wrong %s, and says why', async (name, value) => {
    const { code, output } = await startFailingBoard({ PORT: '0', DEMO: 'on', [name]: value });
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(new RegExp(`^prodmanager-dashboard: ${name} .+\\n$`)),
    ]);
  });
});

describe('a link preview', () => {
  test('has the state and its time, and a picture if BOARD_URL is set', async () => {
    const [own, other] = await Promise.all([read(board, '/'), read(plain, '/')]);
    for (const { text } of [own, other]) {
      const head = text.slice(0, text.indexOf('</head>'));
      expect(head).toMatch(/<meta property="og:title" content="[^"]+"/);
      expect(head).toMatch(/<meta property="og:description" content="[^"]*\d+ ok, as of [^"]+ UTC"/);
      expect(head).toMatch(/<meta name="theme-color" media="[^"]+" content="#[0-9a-f]{6}"/);
    }
    expect(own.text).toContain('property="og:image" content="https://status.example.com/api/og"');
    expect(other.text).not.toContain('og:image');
  });

  test('has a picture of the right size', async () => {
    const response = await fetch(`${board.url}/api/og`);
    expect(response.headers.get('content-type')).toBe('image/png');
    const picture = Buffer.from(await response.arrayBuffer());
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1_200, 630]);
  });
});

test('the manifest has the name and existing icons', async () => {
  const { response, text } = await read(board, '/manifest.webmanifest');
  expect(response.headers.get('content-type')).toContain('application/manifest+json');
  const manifest = JSON.parse(text) as {
    readonly name: string;
    readonly icons: readonly { src: string; sizes: string }[];
  };
  expect(manifest.name).toBe('Acme status');
  for (const { src, sizes } of manifest.icons) {
    const icon = Buffer.from(await (await fetch(board.url + src)).arrayBuffer());
    expect(`${icon.readUInt32BE(16)}x${icon.readUInt32BE(20)}`).toBe(sizes);
  }
});

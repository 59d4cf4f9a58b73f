import { describe, expect, test } from 'vitest';

import { renderMarkdown } from '@/lib/server/markdown/markdown';
import { toLinkTarget } from '@/lib/server/markdown/link-target';

describe('the links of a text', () => {
  test('replace images by links with their text, or by text inside another link', () => {
    expect(renderMarkdown('![a graph](https://a.example/g.png)').html).toMatch(
      /^<p><a href="https:\/\/a.example\/g.png" rel="[^"]+" target="_blank">a graph<\/a><\/p>$/,
    );
    expect(renderMarkdown('<img src="https://a.example/g.png">').text).toBe('https://a.example/g.png');
    expect(renderMarkdown('[![badge](https://a.example/b.svg)](https://b.example/)').html).toMatch(
      /^<p><a href="https:\/\/b.example\/"[^>]*><span>badge<\/span><\/a><\/p>$/,
    );
  });

  test.each([
    ['/incident/12', '/incidents/12'],
    ['/scope/1', '/scopes/1'],
    ['/service/1/', '/services/1'],
    ['/monitor/7#x', '/monitors/7'],
    ['/maintenance/3?x=1', '/maintenances/3'],
    ['/announcement/2', '/announcements/2'],
    ['/monitor?status=alert&status=warning&page=2&other=x', '/monitors?status=alert&amp;status=warning'],
    ['/incident?external_reference=X-1', '/incidents?reference=X-1'],
    ['/maintenance?service_status=down', '/maintenances?impact=down'],
    ['/scope', '/scopes'],
  ])('lead to the board for %s', (own, path) => {
    expect(renderMarkdown(`[x](${own})`).html).toMatch(
      new RegExp(
        `^<p><a href="${path.replaceAll('?', '\\?').replaceAll('&', '&(?:#x26;|)').replaceAll('(?:#x26;|)amp;', '(?:#x26;|amp;)')}">x</a></p>$`,
      ),
    );
  });

  test.each([
    '//evil.example/x',
    '/\\evil.example',
    'incident/12',
    '../x',
    '/about',
    '/api/incident/1',
    '/incidents/1',
    '?x',
    'ftp://a.example/',
    'tel:1',
  ])('become text for %s', (href) => {
    expect(renderMarkdown(`[words](<${href}>)`).html).toBe('<p><span>words</span></p>');
  });

  test('lead to the board instead of ProdManager, without revealing its address', () => {
    const source = 'https://pm.internal.example/prod';
    expect(toLinkTarget(`${source}/incident/4`, source)).toEqual({ kind: 'board', path: '/incidents/4' });
    expect(toLinkTarget('/prod/monitor?status=alert', source)).toEqual({
      kind: 'board',
      path: '/monitors?status=alert',
    });
    expect(toLinkTarget(`${source}/about`, source)).toBeNull();
    expect(toLinkTarget('https://elsewhere.example/incident/4', source)?.kind).toBe('elsewhere');
  });

  test('connect footnotes, with unique ids', () => {
    const [first, second] = ['a', 'b'].map(
      (name) => renderMarkdown('x[^1] <p id="content">y</p>\n\n[^1]: note', name).html,
    );
    for (const [html, name] of [
      [first, 'a'],
      [second, 'b'],
    ] as const) {
      const ids = [...(html ?? '').matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
      const targets = [...(html ?? '').matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);
      expect(targets).toHaveLength(2);
      expect(new Set(ids).size).toBe(ids.length);
      for (const target of targets) expect(ids).toContain(target);
      for (const id of ids) expect(id.startsWith(`${name}-`)).toBe(true);
    }
  });

  test('have no attributes that affect the page', () => {
    const { html } = renderMarkdown(
      '<p class="fixed inset-0" style="position:fixed" tabindex="1" accesskey="s" onclick="x()" width="99999">text</p>',
    );
    expect(html).toBe('<p>text</p>');
  });
});

import { setImmediate as nextTurn } from 'node:timers/promises';
import { types } from 'node:util';

import { LRUCache } from 'lru-cache';

import type { Rendered } from '@/lib/status/model/items';
import { toPlainText } from '@/lib/status/model/display-name';

import { getLogger } from '../util/logger';
import { isCostly, truncate } from './bounds';
import { ID_MARK, parseMarkdown } from './processor';
import { runWithTimeLimit } from './time-limit';

// A safety net: texts within the bounds take a small part of this, even on a busy machine.
const TIMEOUT_MS = 10_000;
const MAX_HTML_LENGTH = 400_000;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const toAsWritten = (text: string) => ({ html: `<p class="as-written">${escape(text.trim())}</p>`, text });

function parse(text: string): { readonly html: string; readonly text: string } {
  if (isCostly(text)) return toAsWritten(text);
  try {
    const parsed = runWithTimeLimit(TIMEOUT_MS, () => parseMarkdown(text));
    return parsed.html.length > MAX_HTML_LENGTH ? toAsWritten(text) : parsed;
  } catch (error) {
    // Stack overflow or timeout; the latter's error is of another realm. The text is shown as written, and not logged.
    const reason = types.isNativeError(error) ? error.message : typeof error;
    getLogger().warn(
      { characters: text.length, reason },
      'a text cannot be parsed as Markdown and is shown as written',
    );
    return toAsWritten(text);
  }
}

function render(markdown: string): Rendered {
  const truncated = truncate(markdown);
  const isShortened = truncated.length < markdown.length;
  const { html, text } = parse(truncated);
  return isShortened
    ? { html, text: toPlainText(`${text} …`), isShortened }
    : { html, text: toPlainText(text) };
}

// Texts seldom change but are rendered again after each refresh. Texts that cannot be parsed are cached too.
const rendered = new LRUCache<string, Rendered>({
  max: 20_000,
  maxSize: 64_000_000,
  sizeCalculation: ({ html, text }, markdown) => html.length + text.length + markdown.length + 1,
});

/**
 * Renders Markdown, including HTML in it, as safe HTML and as plain text. Nothing but HTML comments is lost: what is not
 * allowed is shown as text. Images become links; links lead to http(s), mailto or the board. Long texts are truncated, and
 * texts that could take long to parse are shown as written.
 *
 * @param name The prefix of all ids in the HTML; must be unique on the page.
 */
export function renderMarkdown(markdown: string, name = 'text'): Rendered {
  const known = rendered.get(markdown) ?? render(markdown);
  rendered.set(markdown, known);
  return { ...known, html: known.html.replaceAll(ID_MARK, `${name}-`) };
}

const SLICE_MS = 20;

/** Fills the cache of {@link renderMarkdown}. Yields every 20 ms, because there may be thousands of texts. */
export async function renderAhead(texts: Iterable<string>): Promise<void> {
  let startedMs = performance.now();
  for (const text of texts) {
    if (rendered.has(text)) continue;
    renderMarkdown(text);
    if (performance.now() - startedMs < SLICE_MS) continue;
    await nextTurn();
    startedMs = performance.now();
  }
}

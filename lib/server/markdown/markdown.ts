import 'server-only';

import { setImmediate as nextTurn } from 'node:timers/promises';
import { types } from 'node:util';

import { LRUCache } from 'lru-cache';

import type { Rendered } from '@/lib/status/model/items';
import { toPlainText } from '@/lib/status/model/display-name';

import { getLogger } from '../util/logger';
import { isCostly, toBeginning } from './bounds';
import { ID_MARK, parseMarkdown } from './processor';
import { withinTime } from './within-time';

// What the bounds let through takes a small part of this, on a busy machine too: it ends what they do not foresee.
const LONGEST_MS = 10_000;
const MOST_HTML = 400_000;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const toAsWritten = (text: string) => ({ html: `<p class="as-written">${escape(text.trim())}</p>`, text });

function parse(text: string): { readonly html: string; readonly text: string } {
  if (isCostly(text)) return toAsWritten(text);
  try {
    const parsed = withinTime(LONGEST_MS, () => parseMarkdown(text));
    return parsed.html.length > MOST_HTML ? toAsWritten(text) : parsed;
  } catch (error) {
    // Too deep for the stack, or too slow. Nothing of it is lost, and the text itself stays out of the log.
    // What the time limit throws is of another realm.
    const reason = types.isNativeError(error) ? error.message : typeof error;
    getLogger().warn(
      { characters: text.length, reason },
      'a text cannot be parsed as Markdown and is shown as written',
    );
    return toAsWritten(text);
  }
}

function render(markdown: string): Rendered {
  const beginning = toBeginning(markdown);
  const isShortened = beginning.length < markdown.length;
  const { html, text } = parse(beginning);
  return isShortened
    ? { html, text: toPlainText(`${text} …`), isShortened }
    : { html, text: toPlainText(text) };
}

// Comments seldom change and are read again at each refresh. What could not be parsed is kept like the rest, and so not tried again.
const rendered = new LRUCache<string, Rendered>({
  max: 20_000,
  maxSize: 64_000_000,
  sizeCalculation: ({ html, text }, markdown) => html.length + text.length + markdown.length + 1,
});

/**
 * Markdown, and the HTML in it, as safe HTML and as plain text. Nothing that is written is lost but comments of HTML: what cannot be shown
 * as it is meant is text. Images are links, and links lead to http(s), mailto or the board. A text that is very long is shortened, and one
 * that could take long to parse is shown as it was written.
 *
 * @param name Stands before every id in the HTML: another one for each text of a page.
 */
export function renderMarkdown(markdown: string, name = 'text'): Rendered {
  const known = rendered.get(markdown) ?? render(markdown);
  rendered.set(markdown, known);
  return { ...known, html: known.html.replaceAll(ID_MARK, `${name}-`) };
}

const SLICE_MS = 20;

/**
 * Renders texts so that {@link renderMarkdown} has them ready. In slices, because each may take a moment and there may be thousands: what
 * else this thread does goes on in between.
 */
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

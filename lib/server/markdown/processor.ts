import { randomUUID } from 'node:crypto';

import type { Element, Root } from 'hast';
import { toText } from 'hast-util-to-text';
import rehypeExternalLinks from 'rehype-external-links';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkBreaks from 'remark-breaks';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

import { getConfig } from '../config/config';

import { remarkKeepText } from './remark-keep-text';
import { ALLOWED_TAGS } from './raw-html';
import { rehypeInBlock, rehypeOutOfBlock } from './html-block';
import { rehypeReplaceElements, rehypeShowLinks } from './rehype-links';

/** Stands before every id of a rendered text, for the text's own prefix to be put in its place: no text holds it. */
export const ID_MARK = `id-${randomUUID()}-`;

const schema: typeof defaultSchema = {
  ...defaultSchema,
  tagNames: [...ALLOWED_TAGS],
  clobberPrefix: ID_MARK,
  protocols: { href: ['http', 'https', 'mailto'] },
  // Short, for what is not here can be no trap: keys, classes that hide, sizes.
  attributes: {
    '*': ['dir', 'id', 'lang', 'title'],
    a: ['ariaDescribedBy', 'ariaLabel', 'dataFootnoteBackref', 'dataFootnoteRef', 'href'],
    code: [['className', /^language-./]],
    details: ['open'],
    div: [['align', 'left', 'center', 'right']],
    li: ['value', ['className', 'task-list-item']],
    ol: ['reversed', 'start', 'type'],
    p: [['align', 'left', 'center', 'right']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: [
      ['align', 'left', 'center', 'right'],
      ['colSpan', /^\d{1,2}$/],
      ['rowSpan', /^\d{1,2}$/],
    ],
    th: [
      ['align', 'left', 'center', 'right'],
      ['colSpan', /^\d{1,2}$/],
      ['rowSpan', /^\d{1,2}$/],
    ],
    ul: [['className', 'contains-task-list']],
  },
  strip: [],
};

const toProcessor = (sourceUrl: string | undefined) =>
  unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(remarkBreaks)
    .use(remarkKeepText)
    .use(remarkRehype, {
      allowDangerousHtml: true,
      // Sanitising puts a prefix before every id.
      clobberPrefix: '',
      // The same word in every language of the board.
      footnoteLabel: 'Notes',
      footnoteLabelTagName: 'p',
      footnoteLabelProperties: {},
      footnoteBackLabel: (index) => `↩ ${index + 1}`,
    })
    .use(rehypeInBlock)
    .use(rehypeRaw)
    .use(rehypeOutOfBlock)
    .use(rehypeReplaceElements)
    .use(rehypeSanitize, schema)
    .use(rehypeShowLinks, { idPrefix: ID_MARK, sourceUrl })
    .use(rehypeExternalLinks, { rel: ['nofollow', 'noopener', 'noreferrer'], target: '_blank' })
    .use(rehypeStringify);

let processor: ReturnType<typeof toProcessor> | undefined;

/** Browsers write the numbers of a list and end a summary's line, so that plain text would lack both; the way back from a footnote is of use on a page only. */
function toPlainTree(tree: Root): Root {
  visit(tree, 'element', (element, index, parent) => {
    if (element.tagName === 'ol') {
      let number = Number(element.properties['start'] ?? 1);
      for (const child of element.children) {
        if (child.type !== 'element' || child.tagName !== 'li') continue;
        putFirst(child, `${number}. `);
        number += 1;
      }
    }
    if (element.tagName === 'summary') element.children.push({ type: 'text', value: '\n' });
    if (element.properties['dataFootnoteBackref'] !== undefined && parent && index !== undefined)
      parent.children[index] = { type: 'text', value: '' };
  });
  return tree;
}

function putFirst(item: Element, value: string): void {
  const first = item.children.find((child) => child.type === 'element' || child.value.trim() !== '');
  const holder = first?.type === 'element' && first.tagName === 'p' ? first : item;
  holder.children.unshift({ type: 'text', value });
}

/** Markdown as safe HTML, with {@link ID_MARK} before every id, and as text with line breaks. */
export function parseMarkdown(markdown: string): { readonly html: string; readonly text: string } {
  processor ??= toProcessor(getConfig().PRODMANAGER_URL);
  const tree = processor.runSync(processor.parse(markdown), markdown);
  const html = processor.stringify(tree);
  return { html, text: toText(toPlainTree(tree)) };
}

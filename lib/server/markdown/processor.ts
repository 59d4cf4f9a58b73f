import { randomUUID } from 'node:crypto';

import type { Element, ElementContent, Root } from 'hast';
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
import { rehypeReplaceElements, rehypeShowLinks } from './rehype-links';

/** A placetarget before all ids in the HTML, to be replaced by the text's own prefix. Random, so no text contains it. */
export const ID_MARK = `id-${randomUUID()}-`;

const schema: typeof defaultSchema = {
  ...defaultSchema,
  tagNames: [...ALLOWED_TAGS],
  clobberPrefix: ID_MARK,
  protocols: { href: ['http', 'https', 'mailto'] },
  // An allowlist, so that texts cannot set keys, classes that hide, or sizes.
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

/** Wraps the text in a block before HTML is parsed. Without it, a text that starts with a table cell would lose the rest. */
function rehypeWrap() {
  return (tree: Root): void => {
    const children = tree.children.filter((child): child is ElementContent => child.type !== 'doctype');
    tree.children = [{ type: 'element', tagName: 'div', properties: {}, children }];
  };
}

/** Removes the block after HTML was parsed. */
function rehypeUnwrap() {
  return (tree: Root): void => {
    const [block, ...others] = tree.children;
    if (block?.type === 'element') tree.children = [...block.children, ...others];
  };
}

const toProcessor = (sourceUrl: string | undefined) =>
  unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(remarkBreaks)
    .use(remarkKeepText)
    .use(remarkRehype, {
      allowDangerousHtml: true,
      // The sanitizer adds the prefix.
      clobberPrefix: '',
      // Rendered once for all languages.
      footnoteLabel: 'Notes',
      footnoteLabelTagName: 'p',
      footnoteLabelProperties: {},
      footnoteBackLabel: (index) => `↩ ${index + 1}`,
    })
    .use(rehypeWrap)
    .use(rehypeRaw)
    .use(rehypeUnwrap)
    .use(rehypeReplaceElements)
    .use(rehypeSanitize, schema)
    .use(rehypeShowLinks, { idPrefix: ID_MARK, sourceUrl })
    .use(rehypeExternalLinks, { rel: ['nofollow', 'noopener', 'noreferrer'], target: '_blank' })
    .use(rehypeStringify);

let processor: ReturnType<typeof toProcessor> | undefined;

/** Prepares the tree for plain text: adds list numbers and the line break after a summary, and removes footnote back links. */
function toPlainTree(tree: Root): Root {
  visit(tree, 'element', (element, index, parent) => {
    if (element.tagName === 'ol') {
      let number = Number(element.properties['start'] ?? 1);
      for (const child of element.children) {
        if (child.type !== 'element' || child.tagName !== 'li') continue;
        prependText(child, `${number}. `);
        number += 1;
      }
    }
    if (element.tagName === 'summary') element.children.push({ type: 'text', value: '\n' });
    if (element.properties['dataFootnoteBackref'] !== undefined && parent && index !== undefined)
      parent.children[index] = { type: 'text', value: '' };
  });
  return tree;
}

function prependText(item: Element, value: string): void {
  const first = item.children.find((child) => child.type === 'element' || child.value.trim() !== '');
  const target = first?.type === 'element' && first.tagName === 'p' ? first : item;
  target.children.unshift({ type: 'text', value });
}

/** Converts Markdown to safe HTML, with {@link ID_MARK} before all ids, and to plain text with line breaks. */
export function parseMarkdown(markdown: string): { readonly html: string; readonly text: string } {
  processor ??= toProcessor(getConfig().PRODMANAGER_URL);
  const tree = processor.runSync(processor.parse(markdown), markdown);
  const html = processor.stringify(tree);
  return { html, text: toText(toPlainTree(tree)) };
}

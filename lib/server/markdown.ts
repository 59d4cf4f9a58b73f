import 'server-only';

import { toText } from 'hast-util-to-text';
import { LRUCache } from 'lru-cache';
import rehypeExternalLinks from 'rehype-external-links';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkBreaks from 'remark-breaks';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

import type { Rendered } from '@/lib/status/items';

const schema: typeof defaultSchema = {
  ...defaultSchema,
  // An image would make every viewer's browser call a host that the author chose.
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'img' && name !== 'input'),
  protocols: { href: ['http', 'https', 'mailto'] },
};

// Raw HTML in the source is dropped by remark-rehype; what it builds passes the allow-list all the same.
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkBreaks)
  .use(remarkRehype)
  .use(rehypeSanitize, schema)
  .use(rehypeExternalLinks, { rel: ['nofollow', 'noopener', 'noreferrer'], target: '_blank' })
  .use(rehypeStringify);

// Comments seldom change and are read again at each refresh.
const rendered = new LRUCache<string, Rendered>({ max: 2_000 });

/** Markdown as safe HTML and as plain text. Line breaks are kept; raw HTML, images and other links than http(s) and mailto are not. */
export function renderMarkdown(markdown: string): Rendered {
  const known = rendered.get(markdown);
  if (known) return known;
  const tree = processor.runSync(processor.parse(markdown));
  const result = { html: processor.stringify(tree), text: toText(tree).replace(/\s+/g, ' ').trim() };
  rendered.set(markdown, result);
  return result;
}

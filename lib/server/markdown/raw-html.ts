import { defaultSchema } from 'rehype-sanitize';

/** Elements of pages that are no more than a block of text here: a text must not add a second header to the page. */
export const PLAIN_BLOCKS: ReadonlySet<string> = new Set(
  'address article aside center figcaption figure footer header hgroup main nav'.split(' '),
);

const INLINE = ['abbr', 'big', 'cite', 'dfn', 'mark', 'small', 'time', 'u', 'wbr'];
const TABLE = ['caption', 'col', 'colgroup'];
const NOT_SHOWN: readonly string[] = ['img', 'input', 'picture', 'source'];

/** The elements that a text may consist of. */
export const ALLOWED_TAGS: readonly string[] = [
  ...(defaultSchema.tagNames ?? []).filter((name) => !NOT_SHOWN.includes(name)),
  ...INLINE,
  ...TABLE,
];

const KNOWN_TAGS: ReadonlySet<string> = new Set([...ALLOWED_TAGS, ...PLAIN_BLOCKS, 'font', 'img']);

const ATTRIBUTE = String.raw`\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>${'`'}]+))?`;
const TAG_OR_COMMENT = new RegExp(
  String.raw`<!--[\s\S]*?-->|<([a-z][a-z\d]*)(?:${ATTRIBUTE})*\s*/?>|</([a-z][a-z\d]*)\s*>|<`,
  'gi',
);

/**
 * Raw HTML in which everything but comments and complete tags of elements that are shown is text: a parser of HTML would drop scripts,
 * tags without an end, `<?…?>`, and whatever it takes for a tag, like `<host>`.
 */
export function escapeUnknownTags(html: string): string {
  return html.replace(TAG_OR_COMMENT, (match, opened?: string, closed?: string) => {
    const name = (opened ?? closed)?.toLowerCase();
    const isKept = name === undefined ? match.startsWith('<!--') : KNOWN_TAGS.has(name);
    return isKept ? match : match.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  });
}

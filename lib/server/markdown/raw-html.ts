import { defaultSchema } from 'rehype-sanitize';

/** Elements that become a `div`: a text must not add landmarks, like a second header, to the page. */
export const PLAIN_BLOCKS: ReadonlySet<string> = new Set(
  'address article aside center figcaption figure footer header hgroup main nav'.split(' '),
);

const INLINE = ['abbr', 'big', 'cite', 'dfn', 'mark', 'small', 'time', 'u', 'wbr'];
const TABLE = ['caption', 'col', 'colgroup'];
const REPLACED_TAGS: readonly string[] = ['img', 'input', 'picture', 'source'];

/** The elements that a text may contain. */
export const ALLOWED_TAGS: readonly string[] = [
  ...(defaultSchema.tagNames ?? []).filter((name) => !REPLACED_TAGS.includes(name)),
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
 * Escapes everything in raw HTML but comments and complete tags of known elements. An HTML parser would drop scripts,
 * unclosed tags, `<?…?>`, and everything else that looks like a tag, like `<host>`.
 */
export function escapeUnknownTags(html: string): string {
  return html.replace(TAG_OR_COMMENT, (match, openingName?: string, closingName?: string) => {
    const name = (openingName ?? closingName)?.toLowerCase();
    const isKnown = name === undefined ? match.startsWith('<!--') : KNOWN_TAGS.has(name);
    return isKnown ? match : match.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  });
}

/** How much of a text is parsed as Markdown, in UTF-16 code units; the rest is left out. */
const LONGEST_TEXT = 20_000;

const MOST_LINES = 1_000;
const MOST_NESTED_BLOCKS = 20;
const MOST_BLOCKS = 1_000;
const MOST_NESTED_TAGS = 30;
const MOST_TAGS = 500;
const MOST_CELLS = 10_000;
const MOST_EMPHASIS = 1_000;
const MOST_MARKUP = 2_000;
const MOST_ADDRESSES = 500;
const MOST_REPEATED = 2_000_000;

/** The beginning of a text that is too long, cut at the end of a line or a word where there is one near; other texts as they are. */
export function truncate(text: string): string {
  const lines = text.slice(0, LONGEST_TEXT + 1).split('\n');
  const beginning = lines.slice(0, MOST_LINES).join('\n');
  if (lines.length <= MOST_LINES && beginning.length <= LONGEST_TEXT) return text;
  if (beginning.length <= LONGEST_TEXT) return beginning;
  const cut = beginning.slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/u, '');
  const lastSpace = cut.slice(-1_000).search(/\s\S*$/);
  return lastSpace === -1 ? cut : cut.slice(0, cut.length - Math.min(cut.length, 1_000) + lastSpace);
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const RULE = /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const CONTAINERS = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/;
const CONTAINER = />|[-+*]|\d{1,9}[.)]/g;
const LONGEST_RULE = 200;

/** How many block quotes and list items a line opens. */
function countContainers(line: string): number {
  if (line.length <= LONGEST_RULE && RULE.test(line)) return 0;
  return count(CONTAINERS.exec(line)?.[0] ?? '', CONTAINER);
}

/** The columns of a table that a line may be the delimiter of. */
const countColumns = (line: string): number => (/^[\s>|:*+\-\d.)]+$/.test(line) ? count(line, /\|/g) + 1 : 0);

const VOID_TAG = /^<(?:br|hr|img|col|wbr)\b/i;

/** How deep tags are nested at most, where every one that is not closed holds all that follow. */
function nestedTags(tags: readonly string[]): number {
  let [depth, deepest] = [0, 0];
  for (const tag of tags) {
    if (tag.startsWith('</')) depth = Math.max(0, depth - 1);
    else if (!VOID_TAG.test(tag)) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/**
 * Whether parsing a text as Markdown could take long: the time grows with the square of its nesting, its emphasis and its columns. Takes
 * time in proportion to its length.
 */
export function isCostly(text: string): boolean {
  const lines = text.split('\n');
  const blocks = lines.map(countContainers);
  const tags = text.match(/<\/?[a-z][^<>]{0,20}/gi) ?? [];
  const columns = Math.max(...lines.map(countColumns));
  return (
    Math.max(...blocks) > MOST_NESTED_BLOCKS ||
    blocks.reduce((sum, opened) => sum + opened, 0) > MOST_BLOCKS ||
    tags.length > MOST_TAGS ||
    nestedTags(tags) > MOST_NESTED_TAGS ||
    columns * lines.length > MOST_CELLS ||
    count(text, /[*_~]+/g) > MOST_EMPHASIS ||
    // What is defined once is repeated wherever it is referred to.
    (text.includes(']:') && count(text, /\[/g) * text.length > MOST_REPEATED) ||
    count(text, /@|www\.|:\/\//gi) > MOST_ADDRESSES ||
    count(text, /[*_~`[\]<>|&\\]/g) > MOST_MARKUP
  );
}

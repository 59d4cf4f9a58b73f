/** Longer texts are truncated. In UTF-16 code units. */
const MAX_LENGTH = 20_000;

const MAX_LINES = 1_000;
const MAX_BLOCK_DEPTH = 20;
const MAX_BLOCKS = 1_000;
const MAX_TAG_DEPTH = 30;
const MAX_TAGS = 500;
const MAX_CELLS = 10_000;
const MAX_EMPHASIS = 1_000;
const MAX_MARKUP = 2_000;
const MAX_ADDRESSES = 500;
const MAX_REFERENCED_LENGTH = 2_000_000;

/** Truncates a text that is too long, at the end of a line or word if there is one nearby. */
export function truncate(text: string): string {
  const lines = text.slice(0, MAX_LENGTH + 1).split('\n');
  const beginning = lines.slice(0, MAX_LINES).join('\n');
  if (lines.length <= MAX_LINES && beginning.length <= MAX_LENGTH) return text;
  if (beginning.length <= MAX_LENGTH) return beginning;
  const cut = beginning.slice(0, MAX_LENGTH).replace(/[\ud800-\udbff]$/u, '');
  const lastSpace = cut.slice(-1_000).search(/\s\S*$/);
  return lastSpace === -1 ? cut : cut.slice(0, cut.length - Math.min(cut.length, 1_000) + lastSpace);
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const RULE = /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const CONTAINERS = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/;
const CONTAINER = />|[-+*]|\d{1,9}[.)]/g;
const MAX_RULE_LENGTH = 200;

/** How many block quotes and list items a line starts. */
function countContainers(line: string): number {
  if (line.length <= MAX_RULE_LENGTH && RULE.test(line)) return 0;
  return count(CONTAINERS.exec(line)?.[0] ?? '', CONTAINER);
}

/** The number of columns, if the line may be the delimiter row of a table; otherwise 0. */
const countColumns = (line: string): number => (/^[\s>|:*+\-\d.)]+$/.test(line) ? count(line, /\|/g) + 1 : 0);

const VOID_TAG = /^<(?:br|hr|img|col|wbr)\b/i;

/** The maximum nesting of tags, if unclosed tags contain everything after them. */
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
 * Whether parsing a text as Markdown could take long: the time grows with the square of its nesting, emphasis and columns.
 * Runs in linear time.
 */
export function isCostly(text: string): boolean {
  const lines = text.split('\n');
  const blocks = lines.map(countContainers);
  const tags = text.match(/<\/?[a-z][^<>]{0,20}/gi) ?? [];
  const columns = Math.max(...lines.map(countColumns));
  return (
    Math.max(...blocks) > MAX_BLOCK_DEPTH ||
    blocks.reduce((sum, count) => sum + count, 0) > MAX_BLOCKS ||
    tags.length > MAX_TAGS ||
    nestedTags(tags) > MAX_TAG_DEPTH ||
    columns * lines.length > MAX_CELLS ||
    count(text, /[*_~]+/g) > MAX_EMPHASIS ||
    // A definition is repeated for each reference to it.
    (text.includes(']:') && count(text, /\[/g) * text.length > MAX_REFERENCED_LENGTH) ||
    count(text, /@|www\.|:\/\//gi) > MAX_ADDRESSES ||
    count(text, /[*_~`[\]<>|&\\]/g) > MAX_MARKUP
  );
}

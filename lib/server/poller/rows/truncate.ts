import 'server-only';

/** No text of a row is kept any longer, in characters; what follows is replaced by an ellipsis. */
export const MAX_TEXT_LENGTH = 20_000;
/** No list in a row is kept any longer: the events of an incident come newest first. */
const MOST_ENTRIES = 1_000;
/** Rows are nested less deeply than this. */
const DEEPEST = 6;

function cutText(text: string): string {
  if (text.length <= MAX_TEXT_LENGTH) return text;
  // Half of a character that takes two is none.
  return `${text.slice(0, MAX_TEXT_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A value of a row with its texts and lists cut to what is kept; the value itself where there is nothing to cut. */
export function truncateRow(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cutText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return null;
  if (Array.isArray(value)) {
    const entries = (value as readonly unknown[]).slice(0, MOST_ENTRIES);
    const cut = entries.map((entry) => truncateRow(entry, depth + 1));
    const isSame = cut.length === value.length && cut.every((entry, index) => entry === value[index]);
    return isSame ? value : cut;
  }
  const fields = Object.entries(value);
  const cut = fields
    .slice(0, MOST_ENTRIES)
    .map(([name, field]) => [name, truncateRow(field, depth + 1)] as const);
  const isSame =
    cut.length === fields.length && cut.every(([, field], index) => field === fields[index]?.[1]);
  return isSame ? value : Object.fromEntries(cut);
}

/** A parsed `.env` file. */
export interface EnvFile {
  readonly values: Readonly<Record<string, string>>;
  /** One sentence for each invalid line, with its number and never its content. */
  readonly problems: readonly string[];
}

const BLANK = /^\s*(#.*)?$/;
const ASSIGNMENT = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/;
const QUOTES = ['"', "'", '`'];
/** What may follow a closing quote. */
const ENDING = String.raw`\s*(?:\s#.*)?$`;

const unescape = (text: string, quote: string): string =>
  quote === '"' ? text.replaceAll(String.raw`\n`, '\n') : text;

/** A `#` starts a comment only after a space, so that passwords may contain it. */
const withoutComment = (text: string): string => text.replace(/(^|\s)#.*$/, '').trim();

/** Reads a quoted value, and counts its lines. Undefined if the quote is not closed. */
function readQuoted(lines: readonly string[], quote: string): { text: string; lines: number } | undefined {
  const closing = new RegExp(`${quote}${ENDING}`);
  for (const [at, line] of lines.entries()) {
    const rest = at === 0 ? line.slice(1) : line;
    const end = rest.search(closing);
    if (end === -1) continue;
    const text = [...(at === 0 ? [] : [lines[0]?.slice(1)]), ...lines.slice(1, at), rest.slice(0, end)];
    return { text: unescape(text.join('\n'), quote), lines: at + 1 };
  }
  return undefined;
}

/**
 * Parses lines of the form `NAME=value`. Values are not expanded: a `$` stays a `$`. Quoted values may contain ` #`, line
 * breaks, and spaces at both ends. In double quotes, `\n` is a line break.
 */
export function parseEnvFile(text: string): EnvFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const values: Record<string, string> = {};
  const problems: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (BLANK.test(line)) continue;
    const [, name, rawValue = ''] = ASSIGNMENT.exec(line) ?? [];
    if (name === undefined) {
      problems.push(`Line ${at + 1} of .env must be NAME=value, or a comment that begins with #.`);
      continue;
    }
    const quote = QUOTES.find((one) => rawValue.startsWith(one));
    // `'self' https://intranet.example.com` starts with a quote but is not quoted.
    const isQuoted =
      quote !== undefined && !(rawValue.indexOf(quote, 1) > 0 && !readQuoted([rawValue], quote));
    if (!isQuoted) {
      values[name] = withoutComment(rawValue);
      continue;
    }
    const quoted = readQuoted([rawValue, ...lines.slice(at + 1)], quote);
    if (!quoted) {
      problems.push(`Line ${at + 1} of .env opens a quote for ${name} that nothing closes.`);
      continue;
    }
    values[name] = quoted.text;
    at += quoted.lines - 1;
  }
  return { values, problems };
}

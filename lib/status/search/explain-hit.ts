import { toDisplayName, toVisibleLine } from '../model/display-name';
import type { RenderMarkdown } from '../model/items';
import { toSearchText, toSearchWords } from '../lists/search-text';
import { findMarks } from './find-marks';
import type { HitField, HitReason, MarkedText, SearchHit } from './search-hit';

/** The fields of an item that may explain why it was found. `description` is Markdown. */
export interface Explained {
  readonly name: string;
  readonly service?: string;
  readonly scope?: string;
  readonly reference?: string | null;
  readonly integration?: string | null;
  readonly url?: string | null;
  readonly description?: string | null;
}

const BEFORE = 40;
const LONGEST = 140;

/** The part of a text around the first match, on one line. */
function toExcerpt(text: string, q: string): string {
  const line = toVisibleLine(text);
  const [first] = findMarks(line, q);
  const characters = [...line];
  const before = first ? [...line.slice(0, first[0])].length : 0;
  const from = characters.length <= LONGEST ? 0 : Math.max(0, before - BEFORE);
  const part = characters.slice(from, from + LONGEST).join('');
  return toDisplayName(`${from > 0 ? '…' : ''}${part}${from + LONGEST < characters.length ? '…' : ''}`);
}

const hostOf = (url: string): string => {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
};

/** Explains a result: the matching parts of its name, and the fields with the words that neither name nor place contain. */
export function explainHit(
  item: Explained,
  q: string,
  render: RenderMarkdown,
): Pick<SearchHit, 'marks' | 'place' | 'reasons'> {
  const { name, service, scope, reference, integration, url, description } = item;
  const shown = toSearchText([name, service ?? '', scope ?? ''].join('\n'));
  let missing = toSearchWords(q).filter((word) => !shown.includes(word));
  const reasons: HitReason[] = [];
  const add = (field: HitField, text: string | null | undefined): void => {
    const searchText = toSearchText(text ?? '');
    const found = missing.filter((word) => searchText.includes(word));
    if (!text || found.length === 0) return;
    missing = missing.filter((word) => !found.includes(word));
    const isDescription = field === 'description';
    const excerpt = toExcerpt(isDescription ? render(text, 'found').text : text, found.join(' '));
    reasons.push({ field, text: excerpt, marks: findMarks(excerpt, found.join(' ')) });
  };
  add('reference', reference);
  add('integration', integration);
  add('host', url && hostOf(url));
  add('link', url);
  add('description', description);
  const mark = (text: string): MarkedText => ({ text, marks: findMarks(text, q) });
  const isPlaced = service !== undefined && scope !== undefined;
  const place = isPlaced ? { service: mark(service), scope: mark(scope) } : null;
  return { marks: findMarks(name, q), place, reasons };
}

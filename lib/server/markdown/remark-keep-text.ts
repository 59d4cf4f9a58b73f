import type { Code, Definition, FootnoteDefinition, Node, Paragraph, Parent, Root, Table } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

import { escapeUnknownTags } from './raw-html';

const toParagraph = (value: string): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'text', value }],
});

/** Info strings that are not text: the usual names of languages and of plain text. */
const LANGUAGES: ReadonlySet<string> = new Set(
  `bash c console cpp cs csharp css csv diff dockerfile go graphql hcl html http ini java javascript js json jsx kotlin log lua make
  makefile markdown md nginx none perl php plain plaintext powershell promql properties ps1 py python rb ruby rust sh shell sql swift
  terraform text toml ts tsx txt typescript xml yaml yml zsh`.split(/\s+/),
);

/** Keeps the info string of a code fence as text, unless it is just the name of a language. */
function keepFenceLine(code: Code): void {
  const { lang = null, meta = null, value } = code;
  if (lang === null || (meta === null && value !== '' && LANGUAGES.has(lang.toLowerCase()))) return;
  code.value = [[lang, meta].filter((part) => part !== null).join(' '), value].filter(Boolean).join('\n');
}

/** Keeps cells beyond the header's columns, which GitHub's rules would drop. */
function keepCells(table: Table): void {
  const columns = Math.max(...table.children.map((row) => row.children.length));
  table.align = Array.from({ length: columns }, (_, index) => table.align?.[index] ?? null);
}

/** The keys of all referenced links, and of all footnotes reachable from the text, directly or through other footnotes. */
function findReferences(tree: Root): ReadonlySet<string> {
  const references = new Set<string>();
  const definitions = new Map<string, FootnoteDefinition>();
  visit(tree, (node) => {
    if (node.type === 'linkReference' || node.type === 'imageReference')
      references.add(`link ${node.identifier}`);
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
  });
  const waiting: (Root | FootnoteDefinition)[] = [tree];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    visit(from, (node) => {
      if (node.type === 'footnoteDefinition' && node !== from) return SKIP;
      if (node.type !== 'footnoteReference' || references.has(`footnote ${node.identifier}`))
        return undefined;
      references.add(`footnote ${node.identifier}`);
      const definition = definitions.get(node.identifier);
      if (definition) waiting.push(definition);
      return undefined;
    });
  }
  return references;
}

/** Shows unused and repeated definitions of links and footnotes as they were written. */
function keepDefinitions(tree: Root, source: string): void {
  const references = findReferences(tree);
  const defined = new Set<string>();
  const isUsed = (key: string): boolean => {
    if (!references.has(key) || defined.has(key)) return false;
    defined.add(key);
    return true;
  };
  const sourceOf = ({ position }: Node): string =>
    source.slice(position?.start.offset, position?.end.offset).trim();
  visit(tree, ['definition', 'footnoteDefinition'], (visited, index, parent: Parent | undefined) => {
    const node = visited as Definition | FootnoteDefinition;
    if (parent === undefined || index === undefined) return undefined;
    if (node.type === 'definition') {
      if (!isUsed(`link ${node.identifier}`)) parent.children[index] = toParagraph(sourceOf(node));
    } else if (!isUsed(`footnote ${node.identifier}`)) {
      const mark = toParagraph(`[^${node.label ?? node.identifier}]:`);
      parent.children.splice(index, 1, mark, ...node.children);
      // Visits the children in their new place.
      return index + 1;
    }
    return undefined;
  });
}

/** Keeps as text what Markdown and HTML rendering would drop. */
export function remarkKeepText() {
  return (tree: Root, file: { toString(): string }): void => {
    visit(tree, ['html', 'code', 'table'], (node) => {
      if (node.type === 'html') node.value = escapeUnknownTags(node.value);
      if (node.type === 'code') keepFenceLine(node);
      if (node.type === 'table') keepCells(node);
    });
    keepDefinitions(tree, String(file));
  };
}

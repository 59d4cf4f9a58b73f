import type { Code, Definition, FootnoteDefinition, Node, Paragraph, Parent, Root, Table } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

import { escapeUnknownTags } from './raw-html';

const toParagraph = (value: string): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'text', value }],
});

/** The first word after a fence names a language; where the fence holds nothing, or more stands there, it is text. */
function keepFenceLine(code: Code): void {
  const { lang = null, meta = null, value } = code;
  if (lang === null || (meta === null && value !== '')) return;
  code.value = [[lang, meta].filter((part) => part !== null).join(' '), value].filter(Boolean).join('\n');
}

/** Cells beyond those of the header are no part of a table to GitHub, and so would be dropped. */
function keepCells(table: Table): void {
  const columns = Math.max(...table.children.map((row) => row.children.length));
  table.align = Array.from({ length: columns }, (_, index) => table.align?.[index] ?? null);
}

/** The links that are referred to, and the footnotes that can be reached from the text, directly or from one another. */
function findReferred(tree: Root): ReadonlySet<string> {
  const referred = new Set<string>();
  const definitions = new Map<string, FootnoteDefinition>();
  visit(tree, (node) => {
    if (node.type === 'linkReference' || node.type === 'imageReference')
      referred.add(`link ${node.identifier}`);
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
  });
  const waiting: (Root | FootnoteDefinition)[] = [tree];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    visit(from, (node) => {
      if (node.type === 'footnoteDefinition' && node !== from) return SKIP;
      if (node.type !== 'footnoteReference' || referred.has(`footnote ${node.identifier}`)) return undefined;
      referred.add(`footnote ${node.identifier}`);
      const definition = definitions.get(node.identifier);
      if (definition) waiting.push(definition);
      return undefined;
    });
  }
  return referred;
}

/** Of what a text defines for links and footnotes: what nothing refers to, and what was defined before, is shown as it was written. */
function keepDefinitions(tree: Root, source: string): void {
  const referred = findReferred(tree);
  const defined = new Set<string>();
  const isOfUse = (key: string): boolean => {
    if (!referred.has(key) || defined.has(key)) return false;
    defined.add(key);
    return true;
  };
  const sourceOf = ({ position }: Node): string =>
    source.slice(position?.start.offset, position?.end.offset).trim();
  visit(tree, ['definition', 'footnoteDefinition'], (given, index, parent: Parent | undefined) => {
    const node = given as Definition | FootnoteDefinition;
    if (parent === undefined || index === undefined) return undefined;
    if (node.type === 'definition') {
      if (!isOfUse(`link ${node.identifier}`)) parent.children[index] = toParagraph(sourceOf(node));
    } else if (!isOfUse(`footnote ${node.identifier}`)) {
      const mark = toParagraph(`[^${node.label ?? node.identifier}]:`);
      parent.children.splice(index, 1, mark, ...node.children);
      // What it held is looked at in its new place.
      return index + 1;
    }
    return undefined;
  });
}

/** A step of parsing that keeps as text what rendering Markdown and HTML would drop. */
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

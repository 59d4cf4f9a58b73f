import type { Element, Root, Text } from 'hast';
import { visit } from 'unist-util-visit';

import { PLAIN_BLOCKS } from './raw-html';
import { toLinkTarget } from './link-target';

const MAX_ADDRESS_LENGTH = 200;

const toText = (value: string): Text => ({ type: 'text', value });

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const short = (address: string): string =>
  address.length > MAX_ADDRESS_LENGTH ? `${address.slice(0, MAX_ADDRESS_LENGTH)}…` : address;

function hasText(element: Element): boolean {
  let found = false;
  visit(element, 'text', ({ value }) => {
    found ||= value.trim() !== '';
  });
  return found;
}

/** The text that replaces an image. */
const captionOf = ({ properties: { alt, title, src } }: Element): string =>
  textOf(alt).trim() || textOf(title).trim() || short(textOf(src));

function toSpan(element: Element): void {
  const { id } = element.properties;
  element.tagName = 'span';
  element.properties = id === undefined ? {} : { id };
}

function toImageText(image: Element): void {
  image.children = [toText(captionOf(image))];
  toSpan(image);
}

function toImageLink(image: Element): void {
  image.children = [toText(captionOf(image))];
  image.tagName = 'a';
  image.properties = { href: image.properties['src'] };
}

/**
 * Runs before sanitizing. Replaces images by links, because loading one would reveal viewers to a host of the author's
 * choice; checkboxes of task lists by symbols; and landmarks by plain blocks.
 */
export function rehypeReplaceElements() {
  return (tree: Root): void => {
    visit(tree, 'element', (element) => {
      if (element.tagName === 'a')
        visit(element, { type: 'element', tagName: 'img' } as const, (image) =>
          toImageText(image as Element),
        );
      else if (element.tagName === 'img') toImageLink(element);
      else if (element.tagName === 'input') {
        element.children = [toText(element.properties['checked'] === true ? '☑' : '☐')];
        toSpan(element);
      } else if (PLAIN_BLOCKS.has(element.tagName)) {
        if (element.tagName === 'center') element.properties['align'] = 'center';
        element.tagName = 'div';
      }
    });
  };
}

const idsIn = (tree: Root): ReadonlySet<string> => {
  const ids = new Set<string>();
  visit(tree, 'element', ({ properties }) => {
    ids.add(textOf(properties['id']));
  });
  return ids;
};

/** Runs after sanitizing. Rewrites links to ProdManager and within the text, and replaces invalid links by text. */
export function rehypeShowLinks({
  idPrefix,
  sourceUrl,
}: {
  readonly idPrefix: string;
  readonly sourceUrl: string | undefined;
}) {
  return (tree: Root): void => {
    const ids = idsIn(tree);
    visit(tree, { type: 'element', tagName: 'a' } as const, (visited) => {
      const link = visited as Element;
      const href = textOf(link.properties['href']);
      const isBare =
        link.children.length === 1 && link.children[0]?.type === 'text' && link.children[0].value === href;
      if (!hasText(link)) link.children.push(toText(short(href)));
      const anchor = idPrefix + href.slice(1);
      if (href.startsWith('#') && ids.has(anchor)) {
        link.properties['href'] = `#${anchor}`;
        return;
      }
      const target = toLinkTarget(href, sourceUrl);
      if (target === null) toSpan(link);
      else if (target.kind === 'board') {
        link.properties['href'] = target.path;
        if (isBare) link.children = [toText(target.path)];
      }
    });
  };
}

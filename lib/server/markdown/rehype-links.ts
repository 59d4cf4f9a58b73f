import type { Element, Root, Text } from 'hast';
import { visit } from 'unist-util-visit';

import { PLAIN_BLOCKS } from './raw-html';
import { toLinkTarget } from './link-target';

const LONGEST_ADDRESS = 200;

const toText = (value: string): Text => ({ type: 'text', value });

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const short = (address: string): string =>
  address.length > LONGEST_ADDRESS ? `${address.slice(0, LONGEST_ADDRESS)}…` : address;

function hasText(element: Element): boolean {
  let found = false;
  visit(element, 'text', ({ value }) => {
    found ||= value.trim() !== '';
  });
  return found;
}

/** What an image shows where it is not loaded. */
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
 * A step before sanitising: images become links, because an image would make every viewer's browser call a host that the author chose; task
 * lists show their state, and blocks that mean something in a page become plain ones.
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

/** A step after sanitising: links lead to the board, elsewhere or to a part of the same text, and are text where they lead nowhere. */
export function rehypeShowLinks({
  idPrefix,
  sourceUrl,
}: {
  readonly idPrefix: string;
  readonly sourceUrl: string | undefined;
}) {
  return (tree: Root): void => {
    const ids = idsIn(tree);
    visit(tree, { type: 'element', tagName: 'a' } as const, (given) => {
      const link = given as Element;
      const href = textOf(link.properties['href']);
      const isBare =
        link.children.length === 1 && link.children[0]?.type === 'text' && link.children[0].value === href;
      if (!hasText(link)) link.children.push(toText(short(href)));
      const inside = idPrefix + href.slice(1);
      if (href.startsWith('#') && ids.has(inside)) {
        link.properties['href'] = `#${inside}`;
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

import type { ElementContent, Root } from 'hast';

/** A step before parsing HTML: a text that began with a part of a table would lose what comes after it. */
export function rehypeInBlock() {
  return (tree: Root): void => {
    const children = tree.children.filter((child): child is ElementContent => child.type !== 'doctype');
    tree.children = [{ type: 'element', tagName: 'div', properties: {}, children }];
  };
}

/** A step after it, that takes that block away. */
export function rehypeOutOfBlock() {
  return (tree: Root): void => {
    const [block, ...others] = tree.children;
    if (block?.type === 'element') tree.children = [...block.children, ...others];
  };
}

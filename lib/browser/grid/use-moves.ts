import { useLayoutEffect, useRef, type RefObject } from 'react';

const DURATION_MS = 350;
// Measuring and moving more than this is slower than a glance.
const MOST_ANIMATED = 600;

type Places = ReadonlyMap<Element, DOMRect>;

function placesOf(root: HTMLElement | null): Places | null {
  if (!root || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return null;
  const places = [...root.querySelectorAll('[data-stop]')]
    .map((cell) => [cell, cell.getBoundingClientRect()] as const)
    .filter(([, { width }]) => width > 0);
  return places.length > MOST_ANIMATED ? null : new Map(places);
}

/**
 * Lets the stops of a grid glide to their new places, unless reduced motion is preferred.
 *
 * @returns A function to call before a change that moves them.
 */
export function useMoves(root: RefObject<HTMLElement | null>): () => void {
  const before = useRef<Places | null>(null);
  useLayoutEffect(() => {
    const places = before.current;
    before.current = null;
    for (const [cell, from] of places ?? []) {
      const to = cell.getBoundingClientRect();
      const [x, y] = [from.left - to.left, from.top - to.top];
      if ((x === 0 && y === 0) || to.width === 0) continue;
      cell.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], {
        duration: DURATION_MS,
        easing: 'ease-in-out',
      });
    }
  });
  return () => {
    before.current = placesOf(root.current);
  };
}

const DURATION_MS = 350;
const NOTICEABLE_PX = 0.5;

// Of the last change: a new one starts from where they are.
let running: readonly Animation[] = [];

type Places = ReadonlyMap<Element, DOMRect>;

/** Where the elements are. Hidden ones are left out, and what is in those far from the screen. */
function placesIn(root: Element): Places {
  const places = new Map<Element, DOMRect>();
  const collect = (element: Element) => {
    const place = element.getBoundingClientRect();
    if (place.height === 0 && place.width === 0) return;
    places.set(element, place);
    if (place.bottom < -innerHeight || place.top > 2 * innerHeight) return;
    // Shapes move with the picture.
    if (!(element instanceof SVGElement)) for (const child of element.children) collect(child);
  };
  collect(root);
  return places;
}

function glideFrom(root: Element, before: Places): void {
  for (const animation of running) animation.cancel();
  const moves: (readonly [Element, number, number])[] = [];
  const compare = (element: Element, outerX: number, outerY: number) => {
    const from = before.get(element);
    const to = from && element.getBoundingClientRect();
    let [x, y] = [outerX, outerY];
    if (from && to && (to.width > 0 || to.height > 0)) {
      const [ownX, ownY] = [from.left - to.left, from.top - to.top];
      if (Math.abs(ownX - outerX) > NOTICEABLE_PX || Math.abs(ownY - outerY) > NOTICEABLE_PX) {
        // Text flows; only boxes can be moved.
        if (getComputedStyle(element).display === 'inline') return;
        moves.push([element, ownX - outerX, ownY - outerY]);
        [x, y] = [ownX, ownY];
      }
    }
    if (!(element instanceof SVGElement)) for (const child of element.children) compare(child, x, y);
  };
  compare(root, 0, 0);
  running = moves.map(([element, x, y]) =>
    element.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], {
      duration: DURATION_MS,
      easing: 'ease-in-out',
    }),
  );
}

/**
 * Measures where the content of an element is.
 *
 * @returns A function to call after a change. It lets what has moved glide from where it was, each relative to what is around it. Transforms
 * that undo a move also keep it from being a layout shift: nothing jumps under the reader's eyes.
 */
export function measure(root: Element): () => void {
  const before = placesIn(root);
  return () => glideFrom(root, before);
}

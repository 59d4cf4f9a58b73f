const startedAtMs = Date.now();

/** Milliseconds since the page began, on a monotonic clock if the browser has one. */
export const monotonicMs = (): number =>
  'performance' in window && 'now' in performance ? performance.now() : Date.now() - startedAtMs;

/** The element with an id. @throws if the page has none. */
export function elementOf(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element #${id}.`);
  return element;
}

import { SIZE_MESSAGE } from '@/lib/site/embed';
import { UNKNOWN_AFTER_INTERVALS } from '@/lib/status/freshness/freshness';
import { createScreenClock } from '../live/timing';

import { elementOf, monotonicMs } from './old-browser';

// The script of the embedded status: it keeps the page current, never shows an old state, and tells the page around it its height.

const TICK_MS = 1_000;
const LEAST_POLL_MS = 1_000;
const MOST_POLL_MS = 60_000;
const TIMEOUT_MS = 10_000;

const clock = createScreenClock(monotonicMs, () => Date.now());

const mainOf = (page: Document): HTMLElement | null => page.querySelector('main[data-interval]');

const partsOf = (main: HTMLElement): HTMLElement[] =>
  Array.from(main.querySelectorAll<HTMLElement>('[data-part]'));

/** A number in an attribute; null if there is none. */
function numberOf(main: HTMLElement, name: string): number | null {
  const value = main.getAttribute(name);
  return value === null || value === '' || isNaN(Number(value)) ? null : Number(value);
}

const shown = mainOf(document);
/** When the data on the page was read, on this clock; null if never. */
const known = { readAtMs: null as number | null, intervalMs: 0 };
let nextAtMs = 0;
/** When the request was sent whose response is shown: earlier ones may arrive later. */
let shownAtMs = 0;
let isLost = false;

/** Takes the age of a page. @param sentAtMs When it was requested, or a time before. */
function takeAge(main: HTMLElement, sentAtMs: number): void {
  const age = numberOf(main, 'data-age');
  known.readAtMs = age === null ? null : sentAtMs - age * 1_000;
  known.intervalMs = (numberOf(main, 'data-interval') || 0) * 1_000;
}

const replaceContent = (element: HTMLElement, nodes: Node): void => {
  element.textContent = '';
  element.appendChild(nodes);
};

/** Copies what has changed: a screen reader reads out the state only then. */
function show(page: Document, sentAtMs: number): void {
  const main = mainOf(page);
  if (!main || !shown || sentAtMs < shownAtMs) return;
  shownAtMs = sentAtMs;
  const next = partsOf(main);
  partsOf(shown).forEach((part, at) => {
    const source = next[at];
    if (!source || source.innerHTML === part.innerHTML) return;
    const nodes = document.createDocumentFragment();
    while (source.firstChild)
      nodes.appendChild(document.importNode(source.removeChild(source.firstChild), true));
    replaceContent(part, nodes);
  });
  document.title = page.title;
  takeAge(main, sentAtMs);
  isLost = false;
}

/** Replaces the state, and what belongs to it, by that it is unknown. */
function showLost(main: HTMLElement): void {
  isLost = true;
  const template = elementOf('lost') as HTMLTemplateElement;
  partsOf(main).forEach((part) => {
    const name = part.getAttribute('data-part');
    if (name === 'state') replaceContent(part, document.importNode(template.content, true));
    if (name === 'lists') part.textContent = '';
  });
  document.title = (template.content.querySelector('strong') || template).textContent || '';
}

function read(): void {
  const sentAtMs = clock.elapsed();
  nextAtMs = sentAtMs + Math.min(MOST_POLL_MS, Math.max(LEAST_POLL_MS, known.intervalMs));
  const request = new XMLHttpRequest();
  request.open('GET', location.href.replace(/#.*/, ''));
  // Parses the page without running anything in it.
  request.responseType = 'document';
  request.setRequestHeader('Cache-Control', 'no-cache');
  request.timeout = TIMEOUT_MS;
  request.onload = () => {
    const cachedMs = Number(request.getResponseHeader('age')) * 1_000 || 0;
    if (request.status === 200 && request.response) show(request.response as Document, sentAtMs - cachedMs);
    tick();
  };
  request.send();
}

function tick(): void {
  const nowMs = clock.elapsed();
  const isOld =
    known.readAtMs === null || nowMs - known.readAtMs >= UNKNOWN_AFTER_INTERVALS * known.intervalMs;
  if (shown && isOld && !isLost && known.readAtMs !== null) showLost(shown);
  if (nowMs >= nextAtMs && !document.hidden) read();
}

let height = 0;

function reportSize(): void {
  const next = Math.ceil(document.body.getBoundingClientRect().height);
  if (next === height || window.parent === window) return;
  height = next;
  // Any site that may frame this page may know its height.
  window.parent.postMessage({ type: SIZE_MESSAGE, height }, '*');
}

if (shown) {
  takeAge(shown, 0);
  // A browser may show the page from its own cache, however old.
  const sentMs = numberOf(shown, 'data-now');
  if (known.readAtMs !== null && sentMs !== null) known.readAtMs -= Math.max(0, Date.now() - sentMs);
  setInterval(tick, TICK_MS);
  document.addEventListener('visibilitychange', tick);
  window.addEventListener('pageshow', tick);
  read();
}

if ('ResizeObserver' in window) new ResizeObserver(reportSize).observe(document.body);
window.addEventListener('load', reportSize);
reportSize();

import { formatInstant } from '@/lib/language/format-instant';
import type { Language } from '@/lib/site/preferences';

/**
 * Lets the slider on a page of the past lead to other moments: at once where it is released, and after a pause where arrow keys move it. It
 * gets the focus back on the page that it led to.
 */

const ID = 'moment-slider';
const FOCUSED = 'moment-slider-focused';
/** Arrow keys are pressed several times. */
const SETTLED_MS = 800;

let timer: ReturnType<typeof setTimeout> | undefined;
let movedByKey = false;

const sliderOf = ({ target }: Event): HTMLInputElement | null =>
  target instanceof HTMLInputElement && target.id === ID ? target : null;

const momentOf = ({ value, dataset }: HTMLInputElement): string =>
  new Date(Number(dataset['from']) + Number(value) * Number(dataset['step'])).toISOString();

function show(slider: HTMLInputElement): void {
  const { language, zone = 'UTC' } = slider.dataset;
  const text = formatInstant(momentOf(slider), { nowMs: 0, language: language as Language, timeZone: zone });
  slider.setAttribute('aria-valuetext', text);
  const shown = document.getElementById('moment-shown');
  if (shown) shown.textContent = text;
}

function remember(): void {
  try {
    sessionStorage.setItem(FOCUSED, '1');
  } catch {
    // Without storage, the focus is at the top of the next page.
  }
}

function recall(): boolean {
  try {
    const isFocused = sessionStorage.getItem(FOCUSED) !== null;
    sessionStorage.removeItem(FOCUSED);
    return isFocused;
  } catch {
    return false;
  }
}

function open(slider: HTMLInputElement): void {
  if (movedByKey) remember();
  const query = new URLSearchParams(location.search);
  query.delete('at');
  const rest = query.toString();
  location.search = `${rest === '' ? '' : `${rest}&`}at=${momentOf(slider).slice(0, 16)}Z`;
}

document.addEventListener('keydown', (event) => {
  if (sliderOf(event)) movedByKey = true;
});
document.addEventListener('pointerdown', (event) => {
  if (sliderOf(event)) movedByKey = false;
});
document.addEventListener('input', (event) => {
  const slider = sliderOf(event);
  if (slider) show(slider);
});
document.addEventListener('change', (event) => {
  const slider = sliderOf(event);
  if (!slider) return;
  clearTimeout(timer);
  timer = setTimeout(() => open(slider), movedByKey ? SETTLED_MS : 0);
});

const slider = document.getElementById(ID);
if (slider instanceof HTMLInputElement) {
  // Browsers keep the value of a field when a page is loaded again.
  slider.value = slider.defaultValue;
  if (recall()) slider.focus();
}

import { useEffect } from 'react';

/** Actions of the keyboard shortcuts. */
export interface Shortcuts {
  /** Addresses opened by `g` and a letter, by letter. */
  readonly pages: Readonly<Record<string, string>>;
  /** False if single keys do nothing. */
  readonly isOn: boolean;
  /** Called for `?`. */
  readonly onHelp: () => void;
}

// After this time `g` is forgotten, so that a later key does not leave the page.
const SECOND_KEY_MS = 1_500;

/** Whether the target is a form field. */
function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  );
}

/** Finds the form that opens the search across the board. */
export const SEARCH_FORM = '[data-search]';

/** `/` opens the search, `g` and a letter opens a page, `?` shows help. Ignored in fields, dialogs and with modifier keys. */
export function useShortcuts({ pages, isOn, onHelp }: Shortcuts): void {
  useEffect(() => {
    if (!isOn) return;
    let goneAtMs = -Infinity;
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isField(target)) return;
      if (document.querySelector('dialog[open]')) return;
      const isSecond = event.timeStamp - goneAtMs < SECOND_KEY_MS;
      goneAtMs = key === 'g' ? event.timeStamp : -Infinity;
      const page = isSecond && Object.hasOwn(pages, key) ? pages[key] : undefined;
      const search = document.querySelector<HTMLFormElement>(SEARCH_FORM);
      if (page !== undefined) window.location.assign(page);
      else if (key === '?') onHelp();
      else if (key === '/' && search) search.requestSubmit();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [pages, isOn, onHelp]);
}

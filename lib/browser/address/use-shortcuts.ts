'use client';

import { useEffect } from 'react';

/** What the keys do. */
export interface Shortcuts {
  /** Where `g` and then a letter lead, by letter. */
  readonly pages: Readonly<Record<string, string>>;
  /** What `?` does. */
  readonly onHelp: () => void;
}

// Whoever pressed g and thought better of it should not be sent away by the next key.
const SECOND_KEY_MS = 1_500;

/** Whether what is typed there is text, or a choice. */
function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  );
}

/** `/` for the search of the page, `g` and a letter for a page, `?` for the list of keys; none of it in a field, with a modifier or in a dialog. */
export function useShortcuts({ pages, onHelp }: Shortcuts): void {
  useEffect(() => {
    let goneAtMs = -Infinity;
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isField(target)) return;
      if (document.querySelector('dialog[open]')) return;
      const isSecond = event.timeStamp - goneAtMs < SECOND_KEY_MS;
      goneAtMs = key === 'g' ? event.timeStamp : -Infinity;
      const page = isSecond && Object.hasOwn(pages, key) ? pages[key] : undefined;
      const search = document.querySelector<HTMLInputElement>('main input[type="search"]');
      if (page !== undefined) window.location.assign(page);
      else if (key === '?') onHelp();
      else if (key === '/' && search) {
        search.focus();
        search.select();
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [pages, onHelp]);
}

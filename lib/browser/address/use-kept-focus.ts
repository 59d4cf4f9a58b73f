import { useLayoutEffect, useRef, type FocusEvent } from 'react';

/** What a container of links needs for {@link useKeptFocus}. */
export interface KeptFocus<Element extends HTMLElement> {
  readonly ref: React.RefObject<Element | null>;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: () => void;
}

/**
 * Keeps the focus in place when the focused link of a container disappears: on the link that takes its place, or the last one; if there is
 * none, on the form around the container.
 *
 * @param links Selector of the links that may take the focus.
 */
export function useKeptFocus<Element extends HTMLElement>(links: string): KeptFocus<Element> {
  const ref = useRef<Element>(null);
  const focused = useRef<{ link: EventTarget; index: number; form: HTMLFormElement | null } | null>(null);
  useLayoutEffect(() => {
    const lost = focused.current;
    if (!lost || (lost.link as Node).isConnected) return;
    focused.current = null;
    const left = [...(ref.current?.querySelectorAll<HTMLElement>(links) ?? [])];
    (left[Math.min(lost.index, left.length - 1)] ?? lost.form)?.focus({ preventScroll: true });
  });
  return {
    ref,
    onFocus: ({ target, currentTarget }) => {
      const index = [...currentTarget.querySelectorAll(links)].indexOf(target);
      focused.current = { link: target, index: Math.max(0, index), form: currentTarget.closest('form') };
    },
    onBlur: () => {
      focused.current = null;
    },
  };
}

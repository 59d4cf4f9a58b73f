'use client';

import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';

import { useHydrated } from '@/lib/browser/page/use-hydrated';

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: -Infinity,
  End: Infinity,
};

/** Reads out the bar of a strip that is pointed at, tapped or reached with the arrow keys. Its text is that of its title. */
export function StripReader({
  name,
  summary,
  hint,
  children,
}: {
  readonly name: string;
  /** Shown while no bar is chosen. */
  readonly summary: string;
  /** How to use the keyboard. */
  readonly hint: string;
  /** The picture: its bars have the attribute `data-bar` and a title. */
  readonly children: ReactNode;
}) {
  const isHydrated = useHydrated();
  const box = useRef<HTMLDivElement>(null);
  const chosen = useRef<Element | null>(null);
  const [text, setText] = useState<string | null>(null);
  const choose = (bar: Element | null) => {
    if (bar === chosen.current) return;
    chosen.current?.removeAttribute('data-current');
    bar?.setAttribute('data-current', '');
    chosen.current = bar;
    setText(bar?.querySelector('title')?.textContent ?? null);
  };
  const point = ({ target }: PointerEvent) =>
    choose((target as Element).closest('[data-bar]') ?? chosen.current);
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const bars = [...(box.current?.querySelectorAll('[data-bar]') ?? [])];
    const at = chosen.current ? bars.indexOf(chosen.current) : step < 0 ? bars.length : -1;
    choose(bars[Math.min(bars.length - 1, Math.max(0, at + step))] ?? null);
  };
  return (
    <div>
      <p className="flex min-h-6 flex-wrap items-baseline gap-x-3 text-sm">
        <span className="w-16 shrink-0 font-semibold">{name}</span>
        <span aria-live="polite" className="text-muted">
          {text ?? summary}
        </span>
      </p>
      <div
        ref={box}
        role="group"
        aria-label={`${name}. ${hint}`}
        {...(isHydrated && {
          tabIndex: 0,
          onKeyDown: move,
          onPointerMove: point,
          onPointerDown: point,
          // A finger that is lifted leaves, too, but what it chose is only then to be read.
          onPointerLeave: ({ pointerType }: PointerEvent) => pointerType !== 'touch' && choose(null),
          onBlur: () => choose(null),
        })}
      >
        {children}
      </div>
    </div>
  );
}

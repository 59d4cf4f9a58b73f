import { useEffect, useRef, type ReactNode } from 'react';

import { useWords } from '@/lib/browser/page/words';

/** A filter that folds out, also without JavaScript. Its summary counts the chosen values. */
export function FilterBox({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const { current } = box;
      if (!current?.open) return;
      const isEscape = event instanceof KeyboardEvent && event.key === 'Escape';
      const isOutside = event.type !== 'keydown' && !current.contains(event.target as Node);
      if (!isEscape && !isOutside) return;
      current.open = false;
      if (isEscape) current.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return (
    <details ref={box} name="filter" className="relative text-[15px]">
      <summary
        className={`cursor-pointer rounded-card border border-unknown bg-panel px-3 py-2 ${count > 0 ? 'font-semibold' : ''}`}
      >
        {title}
        {count > 0 && (
          <>
            <span aria-hidden="true"> ({count})</span>
            <span className="sr-only">: {t('list.chosen', { count })}</span>
          </>
        )}
      </summary>
      <fieldset className="mt-1 max-h-80 w-max max-w-full overflow-y-auto rounded-card border border-unknown bg-panel p-2 sm:absolute sm:z-20 sm:max-w-96">
        <legend className="sr-only">{title}</legend>
        {children}
      </fieldset>
    </details>
  );
}

import { useEffect, useRef, useState } from 'react';

import { copyText } from '@/lib/browser/page/copy-text';
import { useWords } from '@/lib/browser/page/words';

import { BUTTON } from './form';

const LABELS = { ready: 'setup.copy', copied: 'setup.copied', selected: 'setup.selected' } as const;
const SHOWN_MS = 3_000;

/** A line of text with a button that copies it. */
export function Copyable({
  text,
  label,
  href,
}: {
  readonly text: string;
  /** What is copied, for screen readers. */
  readonly label: string;
  /** Where the text leads to, if it is an address to open. */
  readonly href?: string;
}) {
  const { t } = useWords();
  const source = useRef<HTMLElement>(null);
  const [state, setState] = useState<keyof typeof LABELS>('ready');
  useEffect(() => {
    if (state === 'ready') return;
    const timer = setTimeout(() => setState('ready'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async (): Promise<void> => {
    if (source.current) setState((await copyText(source.current)) ? 'copied' : 'selected');
  };
  return (
    <div className="flex flex-wrap items-start gap-2">
      <code
        ref={source}
        className="min-w-0 grow basis-60 rounded-card border border-line bg-cell px-3 py-2 text-sm [overflow-wrap:anywhere]"
      >
        {href === undefined ? (
          text
        ) : (
          <a href={href} className="text-maintenance underline">
            {text}
          </a>
        )}
      </code>
      <button type="button" onClick={() => void copy()} className={`needs-script text-sm ${BUTTON}`}>
        {t(LABELS[state])}
        <span className="sr-only"> {label}</span>
      </button>
      <span role="status" className="sr-only">
        {state !== 'ready' && t(LABELS[state])}
      </span>
    </div>
  );
}

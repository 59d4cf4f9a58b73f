import { useWords } from '@/lib/browser/page/words';
import type { Prose as ProseValue } from '@/lib/status/model/items';

/** Markdown that the server rendered and sanitised (see `renderMarkdown`); nothing if empty. */
export function Prose({
  prose: { html, isShortened },
  className = 'max-w-prose text-[15px]',
}: {
  readonly prose: ProseValue;
  readonly className?: string;
}) {
  const { t } = useWords();
  if (html === '') return null;
  return (
    <>
      <div className={`prose-board ${className}`} dangerouslySetInnerHTML={{ __html: html }} />
      {isShortened && <p className="mt-1 text-[13px] text-muted">{t('board.shortened')}</p>}
    </>
  );
}

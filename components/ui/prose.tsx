import { useWords } from '@/lib/browser/page/words';
import type { Prose as ProseValue } from '@/lib/status/model/items';

/** HTML that the server rendered from Markdown and sanitised (see `renderMarkdown`). Also for server components. */
export function SanitisedHtml({ html, className }: { readonly html: string; readonly className: string }) {
  return <div className={`prose-board ${className}`} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Rendered Markdown, with a note if it was shortened; nothing if empty. */
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
      <SanitisedHtml html={html} className={className} />
      {isShortened && <p className="mt-1 text-[13px] text-muted">{t('board.shortened')}</p>}
    </>
  );
}

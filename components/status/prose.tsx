/** Markdown that the server rendered and sanitised, see renderMarkdown; nothing where there is none. */
export function Prose({ html }: { readonly html: string }) {
  if (html === '') return null;
  return <div className="prose-board max-w-prose text-[15px]" dangerouslySetInnerHTML={{ __html: html }} />;
}

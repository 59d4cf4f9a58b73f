// Keeps a short reference on one line, and still lets a long one wrap.
const WHOLE = 'name inline-block max-w-full';

/** An external reference, linked if its URL is known. */
export function Reference({ reference, url }: { readonly reference: string; readonly url: string | null }) {
  if (url === null) return <span className={WHOLE}>{reference}</span>;
  return (
    <a
      href={url}
      rel="noopener noreferrer nofollow"
      target="_blank"
      className={`text-maintenance underline ${WHOLE}`}
    >
      {reference}
    </a>
  );
}

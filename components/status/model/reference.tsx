// A short reference is not broken at its hyphen; a long one still finds its line.
const WHOLE = 'name inline-block max-w-full';

/** What a thing is called elsewhere, leading there where an address is known. */
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

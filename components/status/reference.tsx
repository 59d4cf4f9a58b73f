/** What a thing is called elsewhere, leading there where an address is known. */
export function Reference({ reference, url }: { readonly reference: string; readonly url: string | null }) {
  if (url === null) return <>{reference}</>;
  return (
    <a href={url} rel="noopener noreferrer nofollow" target="_blank" className="text-maintenance underline">
      {reference}
    </a>
  );
}

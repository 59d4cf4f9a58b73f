/** Lets wikis and other tools find out how to embed a page. React moves it to the head. @param address Null for none. */
export function OEmbedLink({ address }: { readonly address: string | null }) {
  return address === null ? null : <link rel="alternate" type="application/json+oembed" href={address} />;
}

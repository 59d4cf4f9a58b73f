/** @see webkit.mjs */
export function findWebKit(): { readonly driver: string; readonly xvfb: string } | null;

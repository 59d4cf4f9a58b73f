/** Branding of the pages. */
export interface Branding {
  /** Path of the logo; null for the default one. */
  readonly logoUrl: string | null;
  /** Target of the logo's link. */
  readonly homeUrl: string;
  /** Footer text, sanitised on the server; null if there is none. */
  readonly footerHtml: string | null;
  /** Accent colour of the navigation, as `#rrggbb`; null for the default. */
  readonly accent: string | null;
}

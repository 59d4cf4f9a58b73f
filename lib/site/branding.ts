/** What makes the board one's own, as far as its pages show it. */
export interface Branding {
  /** Where the logo is served; null where the board's own sign stands. */
  readonly logoUrl: string | null;
  /** Where the logo leads. */
  readonly homeUrl: string;
  /** The line at the foot of every page, sanitised on the server; null where there is none. */
  readonly footerHtml: string | null;
  /** The colour of the navigation's mark, as `#rrggbb`; null for the board's own. */
  readonly accent: string | null;
}

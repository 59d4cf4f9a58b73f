/** What the page to sign in shows, as plain data in words of its reader. */
export interface SignInFacts {
  /** Where the page leads when somebody is signed in: a path of this board. */
  readonly to: string;
  /** What it says, and how loudly; null where there is nothing to say. */
  readonly said: {
    readonly text: string;
    readonly isProblem: boolean;
    readonly isOfPassword: boolean;
  } | null;
  /** The link that leads to the provider, and what stands on it; null where there is none. */
  readonly provider: { readonly href: string; readonly label: string } | null;
  readonly hasPassword: boolean;
  /** Who is signed in: the name is empty where the password was enough. */
  readonly session: { readonly name: string; readonly expiresAtMs: number } | null;
}

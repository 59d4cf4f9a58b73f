/** Data of the sign-in page, translated. */
export interface SignInPageData {
  /** Path to open after signing in. */
  readonly to: string;
  /** Message at the top, and whether it is an error; null if there is none. */
  readonly message: {
    readonly text: string;
    readonly isProblem: boolean;
    readonly isOfPassword: boolean;
  } | null;
  /** Link to the identity provider; null if there is none. */
  readonly provider: { readonly href: string; readonly label: string } | null;
  readonly hasPassword: boolean;
  /** The current session; the name is empty after signing in with the password. */
  readonly session: { readonly name: string; readonly expiresAtMs: number } | null;
}

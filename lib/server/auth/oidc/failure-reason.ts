import 'server-only';

const LONGEST = 200;
// A code, a token or a key: what a provider and a browser tell each other is nobody else's.
const SECRET_LIKE = /[\w.~+/=-]{24,}/g;

/** Why signing in failed, for the log: what the error of next-auth or of its client says, without anything that could be a secret. */
export function toFailureReason(metadata: unknown): string {
  const { error = metadata } = Object(metadata) as { readonly error?: unknown };
  const { code, message } = Object(error) as { readonly code?: unknown; readonly message?: unknown };
  const told = [code, message].filter((part) => typeof part === 'string' && part !== '');
  return told.join(': ').replaceAll(SECRET_LIKE, '…').slice(0, LONGEST);
}

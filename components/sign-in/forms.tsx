import { atBase } from '@/lib/site/base-path';

/** Ends the session. It holds no personal data: a cached page is shared by all viewers with the same visibility. */
export function SignOutForm({ label, className }: { readonly label: string; readonly className?: string }) {
  return (
    <form method="post" action={atBase('/api/sign-out')}>
      <button type="submit" className={className ?? 'rounded-card py-2.5 underline'}>
        {label}
      </button>
    </form>
  );
}

/** Form for the team password. */
export function PasswordForm({
  label,
  action,
  to,
  isWrong,
  isFirst,
}: {
  readonly label: string;
  readonly action: string;
  /** Path to open after signing in. */
  readonly to: string;
  /** True if the password was wrong; the message is in the element with the id `said`. */
  readonly isWrong: boolean;
  /** True if this is the primary way to sign in. */
  readonly isFirst: boolean;
}) {
  const look = isFirst
    ? 'bg-ink text-ground hover:opacity-90'
    : 'border border-unknown bg-panel hover:bg-cell';
  return (
    <form method="post" action={atBase('/api/sign-in/password')}>
      <input type="hidden" name="to" value={to} />
      <label className="block">
        <span className="mb-1 block font-medium">{label}</span>
        <input
          type="password"
          name="password"
          required
          maxLength={200}
          autoComplete="current-password"
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? 'said' : undefined}
          className="w-full min-w-0 rounded-card border border-unknown bg-ground px-3 py-2"
        />
      </label>
      <button type="submit" className={`mt-4 w-full rounded-card px-4 py-2.5 font-semibold ${look}`}>
        {action}
      </button>
    </form>
  );
}

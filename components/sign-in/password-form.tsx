import { atBase } from '@/lib/site/base-path';

/** The form with the password of the team. */
export function PasswordForm({
  label,
  action,
  to,
  isWrong,
  isFirst,
}: {
  readonly label: string;
  readonly action: string;
  /** Where it leads when somebody is signed in. */
  readonly to: string;
  /** Whether the page says something of the password, in the element called `said`. */
  readonly isWrong: boolean;
  /** Whether it is the way in, and not another one. */
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

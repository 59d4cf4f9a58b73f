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

import { atBase } from '@/lib/site/base-path';

/** Ends the session. It holds nothing of a person: a rendering is shared by all who may see the same. */
export function SignOutForm({ label, className }: { readonly label: string; readonly className?: string }) {
  return (
    <form method="post" action={atBase('/api/sign-out')}>
      <button type="submit" className={className ?? 'rounded-card py-2.5 underline'}>
        {label}
      </button>
    </form>
  );
}

import { Unbroken } from '@/components/ui/unbroken';
import { atBase } from '@/lib/site/base-path';
import type { Place } from '@/lib/status/model/types';

// Underlined, because colour alone must not mark a link in a sentence; faintly, because there is one in every row.
const LINK = 'underline decoration-line underline-offset-3 hover:decoration-current';

/** Service and scope, linked to their pages. */
export function PlaceName({
  place: { service, serviceId, scope, scopeId },
}: {
  readonly place: Place & { readonly service: string; readonly scope: string };
}) {
  return (
    <span className="name">
      <a href={atBase(`/services/${serviceId}`)} className={LINK}>
        <Unbroken text={service} />
      </a>{' '}
      /{' '}
      <a href={atBase(`/scopes/${scopeId}`)} className={LINK}>
        <Unbroken text={scope} />
      </a>
    </span>
  );
}

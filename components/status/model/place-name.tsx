import { atBase } from '@/lib/site/base-path';
import type { Place } from '@/lib/status/model/types';

// Underlined, because a link in a sentence must not be told by its colour alone; faintly, because every place is one.
const LINK = 'underline decoration-line underline-offset-3 hover:decoration-current';

/** A service and a scope by name, leading to their pages. */
export function PlaceName({
  place: { service, serviceId, scope, scopeId },
}: {
  readonly place: Place & { readonly service: string; readonly scope: string };
}) {
  return (
    <span className="name">
      <a href={atBase(`/services/${serviceId}`)} className={LINK}>
        {service}
      </a>{' '}
      /{' '}
      <a href={atBase(`/scopes/${scopeId}`)} className={LINK}>
        {scope}
      </a>
    </span>
  );
}

import type { Place } from '@/lib/status/types';

/** A service and a scope by name, leading to their pages. */
export function PlaceName({
  place: { service, serviceId, scope, scopeId },
}: {
  readonly place: Place & { readonly service: string; readonly scope: string };
}) {
  return (
    <span className="name">
      <a href={`/services/${serviceId}`} className="hover:underline">
        {service}
      </a>{' '}
      /{' '}
      <a href={`/scopes/${scopeId}`} className="hover:underline">
        {scope}
      </a>
    </span>
  );
}

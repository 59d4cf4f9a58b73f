import { Unbroken } from '@/components/ui/unbroken';
import { useLink } from '@/lib/browser/page/moment';
import { atBase } from '@/lib/site/base-path';
import type { Place } from '@/lib/status/model/types';

// Underlined, because colour alone must not mark a link in a sentence; faintly, because there is one in every row.
const LINK = 'underline decoration-line underline-offset-3 hover:decoration-current';

interface Named {
  readonly place: Place & { readonly service: string; readonly scope: string };
}

/** Service and scope, linked to their pages. */
export function PlaceName({ place }: Named) {
  return <PlaceLinks place={place} link={useLink()} />;
}

/** The same where it is rendered on the server only. */
export function PlaceLinks({
  place: { service, serviceId, scope, scopeId },
  link = (address) => address,
}: Named & { readonly link?: (address: string) => string }) {
  return (
    <span className="name">
      <a href={link(atBase(`/services/${serviceId}`))} className={LINK}>
        <Unbroken text={service} />
      </a>{' '}
      /{' '}
      <a href={link(atBase(`/scopes/${scopeId}`))} className={LINK}>
        <Unbroken text={scope} />
      </a>
    </span>
  );
}

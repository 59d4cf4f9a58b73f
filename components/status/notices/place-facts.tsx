import type { Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';
import type { Placed } from '@/lib/status/model/placed';
import type { Place } from '@/lib/status/model/types';

import { Reference } from '../model/reference';
import type { Fact } from '../../ui/facts';

const LINK = 'name text-maintenance underline';

/** Where something is, leading there. */
export function placeFacts(t: Words['t'], { service, serviceId, scope, scopeId }: Placed<Place>): Fact[] {
  return [
    {
      name: t('details.service'),
      value: (
        <a href={atBase(`/services/${serviceId}`)} className={LINK}>
          {service}
        </a>
      ),
    },
    {
      name: t('details.scope'),
      value: (
        <a href={atBase(`/scopes/${scopeId}`)} className={LINK}>
          {scope}
        </a>
      ),
    },
  ];
}

/** What it is called elsewhere, and where that is; nothing where neither is known. */
export function referenceFacts(
  t: Words['t'],
  { reference, url }: { readonly reference: string | null; readonly url: string | null },
): Fact[] {
  const named = reference === null || reference === '' ? url : reference;
  if (named === null) return [];
  const name = t(named === reference ? 'details.reference' : 'details.link');
  return [{ name, value: <Reference reference={named} url={url} /> }];
}

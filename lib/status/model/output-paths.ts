import { toPlacePath } from './place';

/** At most one scope and one service; null for all. */
export interface Chosen {
  readonly scope: number | null;
  readonly service: number | null;
}

/** The query that limits an output to what is chosen, with its question mark; empty for the whole board. */
export function toOutputQuery({ scope, service }: Chosen): string {
  const parts = [
    ...(scope === null ? [] : [`scope=${scope}`]),
    ...(service === null ? [] : [`service=${service}`]),
  ];
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** The path of the badge of what is chosen, without the base path. */
export function toBadgePath({ scope, service }: Chosen): string {
  if (scope !== null && service !== null) return `/badge/place/${service}/${scope}.svg`;
  if (service !== null) return `/badge/service/${service}.svg`;
  return scope === null ? '/badge/status.svg' : `/badge/scope/${scope}.svg`;
}

/** The path of the page about what is chosen, without the base path. */
export function toChosenPath({ scope, service }: Chosen): string {
  if (scope !== null && service !== null) return toPlacePath({ scopeId: scope, serviceId: service });
  if (service !== null) return `/services/${service}`;
  return scope === null ? '/' : `/scopes/${scope}`;
}

import { atBase } from '@/lib/site/base-path';
import { parametersOf } from '@/lib/status/notices/notice-filters';
import { MONITOR_PARAMETERS } from '@/lib/status/monitors/monitor-query';

const PLACES = ['scope', 'service'];

/** ProdManager's pages that the board has too, with the parameters that both support. */
const PAGES: Readonly<Record<string, { readonly path: string; readonly query: readonly string[] }>> = {
  scope: { path: '/scopes', query: PLACES },
  service: { path: '/services', query: PLACES },
  monitor: { path: '/monitors', query: MONITOR_PARAMETERS },
  incident: { path: '/incidents', query: parametersOf('incidents') },
  maintenance: { path: '/maintenances', query: parametersOf('maintenances') },
  announcement: { path: '/announcements', query: parametersOf('announcements') },
};

const RENAMED: Readonly<Record<string, string>> = {
  external_reference: 'reference',
  service_status: 'impact',
};

// ProdManager's pages have another size.
const DROPPED: readonly string[] = ['page', 'q', 'tab'];

const OWN_PATH = /^\/([a-z]+)(?:\/([1-9]\d*))?\/?(?:\?([^#]*))?(?:#.*)?$/;

function toBoardPath(path: string): string | null {
  const [, name = '', id, query = ''] = OWN_PATH.exec(path) ?? [];
  const page = Object.hasOwn(PAGES, name) ? PAGES[name] : undefined;
  if (!page) return null;
  if (id !== undefined) return atBase(`${page.path}/${id}`);
  const parameters = [...new URLSearchParams(query)]
    .map(([key, value]) => [RENAMED[key] ?? key, value])
    .filter(([key = '']) => page.query.includes(key) && !DROPPED.includes(key));
  const search = new URLSearchParams(parameters).toString();
  return atBase(search === '' ? page.path : `${page.path}?${search}`);
}

/** The target of a link in a text: a page of the board, another site, or null if it is not allowed. */
export type LinkTarget =
  | { readonly kind: 'board'; readonly path: string }
  | { readonly kind: 'elsewhere'; readonly href: string }
  | null;

/**
 * Resolves a link in a text from ProdManager. Links to ProdManager's pages become links to the board's: viewers may have no
 * access to ProdManager, and must not learn its address.
 *
 * @param sourceUrl The address of ProdManager; undefined for demo data.
 */
export function toLinkTarget(href: string, sourceUrl: string | undefined): LinkTarget {
  const source = sourceUrl === undefined ? null : new URL(sourceUrl);
  const withoutBasePath = (path: string): string => {
    const base = source?.pathname.replace(/\/$/, '') ?? '';
    return base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
  };
  const toBoard = (path: string): LinkTarget => {
    const found = toBoardPath(withoutBasePath(path));
    return found === null ? null : { kind: 'board', path: found };
  };
  if (/^\/(?![/\\])/.test(href)) return toBoard(href);
  if (!/^(?:https?:\/\/|mailto:)/i.test(href) || !URL.canParse(href)) return null;
  const url = new URL(href);
  return source !== null && url.host === source.host
    ? toBoard(url.pathname + url.search)
    : { kind: 'elsewhere', href };
}

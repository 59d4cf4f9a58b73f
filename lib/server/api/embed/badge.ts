import { makeBadge } from 'badge-maker';

import { shortenLine, toVisibleLine } from '@/lib/status/model/display-name';
import { parseId } from '@/lib/status/model/place';
import type { Selection } from '@/lib/status/model/selection';
import { UNKNOWN_ID, type Snapshot } from '@/lib/status/model/types';
import type { ShownLevel } from '@/lib/status/freshness/shown-state';

import type { Viewer } from '../../auth/viewer';
import { CORS_HEADERS } from '../read-api/responses';
import { readLook, toEmbedBoard, type EmbedStore } from './embed-board';

/** The styles of badges, as shields.io names them; the first is the default. */
export const BADGE_STYLES = ['flat', 'flat-square', 'for-the-badge'] as const;

type BadgeStyle = (typeof BADGE_STYLES)[number];

/** Longer names are shortened in the middle. */
const LONGEST_LABEL = 48;

// Each has a contrast ratio of at least 4.5:1 to the text on it, for which badge-maker takes white or #333.
const COLOURS: Readonly<Record<ShownLevel, string>> = {
  ok: '#1a7d55',
  maintenance: '#2459b8',
  warning: '#f5b83d',
  alert: '#b8241a',
  unknown: '#5b6b79',
  empty: '#5b6b79',
};

// XML does not allow these, and control characters.
const toXmlText = (text: string): string => toVisibleLine(text).replace(/[\ufffe\uffff]/g, '');

function toSvg(label: string, message: string, level: ShownLevel, style: BadgeStyle): string {
  return makeBadge({
    label: shortenLine(toXmlText(label), LONGEST_LABEL),
    message: toXmlText(message),
    color: COLOURS[level],
    style,
  });
}

function respond(svg: string, status: 200 | 404): Response {
  return new Response(svg, {
    status,
    headers: {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'no-cache',
      // An SVG that is opened as a page may do nothing.
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
      ...CORS_HEADERS,
    },
  });
}

/** What a badge is about: all for the whole board. */
type Subject = { readonly [Kind in 'service' | 'scope']?: number };

/** The id of an SVG file: `7.svg`. */
function toFileId(file = ''): number | null {
  const id = parseId(/^(\d+)\.svg$/.exec(file)?.[1]);
  return id === UNKNOWN_ID ? null : id;
}

/** The subject of a path below `/badge`; null if there is no such badge. */
function toSubject(segments: readonly string[]): Subject | null {
  const [kind, first, second] = segments;
  if (segments.length === 1) return kind === 'status.svg' ? {} : null;
  if (segments.length === 2 && (kind === 'service' || kind === 'scope')) {
    const id = toFileId(first);
    return id === null ? null : { [kind]: id };
  }
  if (segments.length !== 3 || kind !== 'place') return null;
  const [service, scope] = [parseId(first), toFileId(second)];
  return service === null || service === UNKNOWN_ID || scope === null ? null : { service, scope };
}

/** Whether a scope or service exists, as far as known: also if only monitors name it, or if none were ever read. */
function exists({ sections }: Snapshot, kind: keyof Subject, id: number): boolean {
  const section = kind === 'service' ? sections.services : sections.scopes;
  return (
    section.state === 'unavailable' ||
    section.items.some((item) => item.id === id) ||
    sections.monitors.items.some(
      (monitor) => id === (kind === 'service' ? monitor.serviceId : monitor.scopeId),
    )
  );
}

/**
 * Answers `/badge/…`: the state as an SVG with its words, for a README or a wiki. `unknown` if the board is blind, 404 with a badge that
 * says so if there is no such scope, service or place, or if the viewer may not see it.
 *
 * @param segments The segments of the path below `/badge`.
 */
export function respondToBadge(
  request: Request,
  segments: readonly string[],
  store: EmbedStore,
  { visibility }: Pick<Viewer, 'visibility'>,
): Response {
  const given = new URL(request.url).searchParams.get('style');
  const style = BADGE_STYLES.find((name) => name === given) ?? BADGE_STYLES[0];
  const whole = store.forVisibility(visibility).snapshot;
  const subject = toSubject(segments);
  const kinds = ['service', 'scope'] as const;
  const isThere =
    subject !== null &&
    kinds.every((kind) => subject[kind] === undefined || exists(whole, kind, subject[kind]));
  const idsOf = (kind: keyof Subject): readonly number[] =>
    isThere && subject[kind] !== undefined ? [subject[kind]] : [];
  const selection: Selection = { services: idsOf('service'), scopes: idsOf('scope') };
  const { snapshot, selected, state, words } = toEmbedBoard(whole, selection, store, readLook(request));
  const { t } = words;
  if (!isThere) return respond(toSvg(t('embed.badge'), t('embed.missing'), 'unknown', style), 404);
  const names = selected.map(({ name }) => name);
  const label = names.length === 0 ? snapshot.title : names.join(' / ');
  return respond(toSvg(label, t(`share.${state.level}`), state.level, style), 200);
}

import { eventShape } from '@/lib/prodmanager/index';
import { toInstant } from '@/lib/status/model/source-time';
import type { Comment, InternalEvent } from '@/lib/status/model/types';

import { isObject, parseFields, type FlawList } from './parse-row';

interface Events {
  readonly comments: readonly Comment[];
  readonly internalEvents: readonly InternalEvent[];
}

type ParsedEvent =
  { readonly comment: Comment } | { readonly internal: Omit<InternalEvent, 'commentsBefore'> } | null;

/** The content of an event: a text, or an object as JSON. */
const toText = (content: unknown): string | null =>
  typeof content === 'string' ? content : isObject(content) ? JSON.stringify(content) : null;

/**
 * Parses one event. Only a comment that is explicitly not internal is public. An event that may be a public comment but
 * cannot be parsed is a flaw; internal events never are, so that flaws do not reveal their existence.
 */
function parseEvent(raw: unknown, timeZone: string, flaws: FlawList): ParsedEvent {
  if (!isObject(raw)) {
    flaws.add('event', 'events', 'expected an object');
    return null;
  }
  const problems = new Map<string, string>();
  const {
    type,
    internal,
    creation_date: date,
  } = parseFields(eventShape, raw, (field, problem) => problems.set(field, problem));
  const at = date === null ? null : toInstant(date, timeZone);
  const content = toText(raw['content']);
  const isPublic = type === 'comment' && internal === false && typeof raw['content'] === 'string';
  if (isPublic && content !== null) {
    if (at === null) flaws.add('field', 'events.creation_date', problems.get('creation_date') ?? '');
    return { comment: { at, content } };
  }
  const mayBePublic = internal !== true && (type === 'comment' || type === null);
  if (mayBePublic) {
    const field = ['internal', 'type', 'content'].find((name) => problems.has(name)) ?? 'type';
    flaws.add('event', `events.${field}`, problems.get(field) ?? 'expected a word that is known');
  }
  return content === null ? null : { internal: { at, type: type ?? 'unknown', content } };
}

/** Parses the events of a row, in the row's order: newest first. */
export function parseEvents(raw: unknown, timeZone: string, flaws: FlawList): Events {
  if (!Array.isArray(raw)) {
    flaws.add('field', 'events', 'expected a list');
    return { comments: [], internalEvents: [] };
  }
  const comments: Comment[] = [];
  const internalEvents: InternalEvent[] = [];
  for (const entry of raw) {
    const event = parseEvent(entry, timeZone, flaws);
    if (event && 'comment' in event) comments.push(event.comment);
    else if (event) internalEvents.push({ ...event.internal, commentsBefore: comments.length });
  }
  return { comments, internalEvents };
}

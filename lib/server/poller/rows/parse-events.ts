import 'server-only';

import { eventShape } from '@/lib/prodmanager/index';
import { toInstant } from '@/lib/status/model/source-time';
import type { Comment, InternalEvent } from '@/lib/status/model/types';

import { isObject, parseFields, type FlawList } from './parse-row';

interface Events {
  readonly comments: readonly Comment[];
  readonly internalEvents: readonly InternalEvent[];
}

type Read =
  { readonly comment: Comment } | { readonly internal: Omit<InternalEvent, 'commentsBefore'> } | null;

/** What was recorded as JSON and not as its text can be read as well. */
const toText = (content: unknown): string | null =>
  typeof content === 'string' ? content : isObject(content) ? JSON.stringify(content) : null;

/**
 * Public is what can be read as a comment that says that it is not internal, and nothing else. What may be one and cannot be read so is a
 * flaw; what says that it is internal, or is no comment, is none, so that its being there is not given away.
 */
function readEvent(raw: unknown, timeZone: string, flaws: FlawList): Read {
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

/** The events of a row, newest first, as it lists them. */
export function parseEvents(raw: unknown, timeZone: string, flaws: FlawList): Events {
  if (!Array.isArray(raw)) {
    flaws.add('field', 'events', 'expected a list');
    return { comments: [], internalEvents: [] };
  }
  const read = raw.map((event) => readEvent(event, timeZone, flaws));
  const comments: Comment[] = [];
  const internalEvents: InternalEvent[] = [];
  for (const event of read) {
    if (event && 'comment' in event) comments.push(event.comment);
    else if (event) internalEvents.push({ ...event.internal, commentsBefore: comments.length });
  }
  return { comments, internalEvents };
}

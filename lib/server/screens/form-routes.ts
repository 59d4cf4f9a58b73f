import 'server-only';

import { atBase } from '@/lib/site/base-path';
import { formatWallOptions } from '@/lib/status/wall/format-wall-options';
import { parseWallOptions } from '@/lib/status/wall/parse-wall-options';
import type { ScreenAction, ScreenProblem } from '@/lib/screens/screen-items';

import { isSameOrigin } from '../http/same-origin';
import type { Viewer } from '../auth/viewer';
import { clientOf } from '../http/client-address';
import { readForm } from '../http/form';
import { toPlainName } from '../util/plain-name';
import { toKept } from './pairing';
import type { Screens } from './screen-access';
import { createId, createSecret, hashSecret } from './secrets';
import { isWithin, toChosen } from './visible-places';

const LONGEST_BODY = 16_384;
const LONGEST_NAME = 80;
const LONGEST_BACK = 1_500;
const MOST_RECORDS = 1_000;
const LONGEST_HOURS = 90 * 24;
const HOUR_MS = 3_600_000;
const NEW_LINK_SECONDS = 60;

type Outcome =
  | { readonly done: ScreenAction | 'linked'; readonly setCookie?: string }
  | { readonly problem: ScreenProblem; readonly retryAfterSeconds?: number; readonly what?: string };

/** What a form of the page does. */
type Deed = (form: URLSearchParams, request: Request, viewer: Viewer, room: Screens) => Promise<Outcome>;

/** Leads back to the page, with what came of it; where nothing did, with what was filled in. */
function leadBack(outcome: Outcome, form: URLSearchParams): Response {
  const said = new URLSearchParams();
  if ('problem' in outcome) {
    said.append('problem', outcome.problem);
    if (outcome.what !== undefined) said.append('what', outcome.what);
    if (outcome.retryAfterSeconds !== undefined) said.append('after', String(outcome.retryAfterSeconds));
    for (const [name, value] of form) if (value !== '') said.append(name, value);
  } else {
    said.append('done', outcome.done);
  }
  const query = said.toString().length <= LONGEST_BACK ? said : [...said].slice(0, 1);
  const headers = new Headers({
    location: atBase(`/screens?${new URLSearchParams(query).toString()}`),
    'cache-control': 'no-store',
  });
  if ('setCookie' in outcome) headers.append('set-cookie', outcome.setCookie);
  return new Response(null, { status: 303, headers });
}

/** Answers a form of the page: its own alone, and with a redirect whatever comes of it. */
async function respond(request: Request, viewer: Viewer, room: Screens, deed: Deed): Promise<Response> {
  if (!isSameOrigin(request))
    return Response.json({ message: 'This form belongs to another site.' }, { status: 403 });
  const form = await readForm(request, LONGEST_BODY);
  if (form === null) return Response.json({ message: 'This is too long.' }, { status: 413 });
  try {
    return leadBack(await deed(form, request, viewer, room), form);
  } catch {
    // The store has said why.
    return leadBack({ problem: 'notKept' }, form);
  }
}

const textOf = (form: URLSearchParams, name: string): string => form.get(name)?.trim() ?? '';
const nameOf = (form: URLSearchParams): string => toPlainName(form.get('name') ?? '');
const isName = (name: string): boolean => name !== '' && name.length <= LONGEST_NAME;

const chosenOf = (form: URLSearchParams) => ({
  scopes: [...new Set(form.getAll('scope'))],
  services: [...new Set(form.getAll('service'))],
});

const approve: Deed = async (form, request, { visibility }, room) => {
  const name = nameOf(form);
  if (!isName(name)) return { problem: 'badName' };
  const chosen = toChosen(visibility, chosenOf(form), room.inventory());
  if (!chosen) return { problem: 'badPlaces' };
  const notOptions = ['code', 'name', 'scope', 'service'];
  const said = new URLSearchParams(
    [...form].filter(([field, value]) => !notOptions.includes(field) && value.trim() !== ''),
  );
  const { options, problems } = parseWallOptions(said);
  if (problems.length > 0)
    return {
      problem: 'badOptions',
      what: [...new Set(problems.map(({ parameter }) => parameter))].join(', '),
    };
  // What the screen shows is what it may see: its wall's address need not say so again.
  const query = formatWallOptions(options).toString();
  if (room.register.list().length >= MOST_RECORDS) return { problem: 'notKept' };
  const approval = { code: textOf(form, 'code'), name, query, visibility: chosen };
  const outcome = await room.desk.approve(clientOf(request), approval);
  if (outcome === true) return { done: 'paired' };
  return outcome === false ? { problem: 'unknownCode' } : { problem: 'tooOften', ...outcome };
};

/** The record that a form names, where its sender may know of it. */
function findRecord(form: URLSearchParams, { visibility }: Viewer, room: Screens) {
  const record = room.register.get(textOf(form, 'id'));
  return record && isWithin(record.visibility, visibility, room.inventory()) ? record : null;
}

const rename: Deed = async (form, _request, viewer, room) => {
  const record = findRecord(form, viewer, room);
  const name = nameOf(form);
  if (!record) return { problem: 'gone' };
  if (!isName(name)) return { problem: 'badName' };
  return (await room.register.rename(record.id, name)) ? { done: 'renamed' } : { problem: 'gone' };
};

const revoke: Deed = async (form, _request, viewer, room) => {
  const record = findRecord(form, viewer, room);
  return record && (await room.register.revoke(record.id)) ? { done: 'revoked' } : { problem: 'gone' };
};

const makeLink: Deed = async (form, _request, { visibility }, room) => {
  const { register, clock, randomness, cookies } = room;
  const name = nameOf(form);
  if (name.length > LONGEST_NAME) return { problem: 'badName' };
  const hours = /^\d{1,4}$/.test(textOf(form, 'hours')) ? Number(textOf(form, 'hours')) : 0;
  if (hours < 1 || hours > LONGEST_HOURS) return { problem: 'badExpiry' };
  const chosen = toChosen(visibility, chosenOf(form), room.inventory());
  if (!chosen) return { problem: 'badPlaces' };
  if (register.list().length >= MOST_RECORDS) return { problem: 'notKept' };
  const token = createSecret(randomness);
  const createdAtMs = clock.now();
  await register.add({
    id: createId(randomness),
    kind: 'guest',
    digest: hashSecret(token),
    name,
    query: '',
    visibility: toKept(chosen),
    createdAtMs,
    expiresAtMs: createdAtMs + hours * HOUR_MS,
  });
  return { done: 'linked', setCookie: cookies.write('new-link', token, NEW_LINK_SECONDS) };
};

/** What the forms of the page do, by the last part of the address that they are sent to. */
const DEEDS = { approve, rename, revoke, link: makeLink } as const;

/** Answers one of the forms, sent by a member. */
export const respondToForm =
  (name: keyof typeof DEEDS) =>
  (request: Request, viewer: Viewer, room: Screens): Promise<Response> =>
    respond(request, viewer, room, DEEDS[name]);

/** Forgets the link that was just made, once it was shown. */
export function respondToShown(request: Request, { cookies }: Screens): Response {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  const headers = { 'set-cookie': cookies.write('new-link', '', 0), 'cache-control': 'no-store' };
  return new Response(null, { status: 204, headers });
}

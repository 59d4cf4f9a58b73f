import 'server-only';

import { atBase } from '@/lib/site/base-path';
import { formatWallOptions } from '@/lib/status/wall/format-wall-options';
import { parseWallOptions } from '@/lib/status/wall/parse-wall-options';
import type { ScreenAction, ScreenProblem } from '@/lib/screens/screen-items';

import type { Viewer } from '../auth/viewer';
import { clientOf } from '../http/client-address';
import { readForm } from '../http/form';
import { isSameOrigin } from '../http/same-origin';
import { toPlainName } from '../util/plain-name';
import { toStoredVisibility } from './pairing-service';
import type { Screens } from './screens';
import { createId, createSecret, hashSecret } from './secrets';
import { chooseVisibility, isWithin } from './visible-places';

const MAX_BODY_BYTES = 16_384;
const MAX_NAME_LENGTH = 80;
const MAX_QUERY_LENGTH = 1_500;
const MAX_RECORDS = 1_000;
const MAX_HOURS = 90 * 24;
const HOUR_MS = 3_600_000;
const NEW_LINK_SECONDS = 60;

type Outcome =
  | { readonly done: ScreenAction | 'linked'; readonly setCookie?: string }
  | { readonly problem: ScreenProblem; readonly retryAfterSeconds?: number; readonly what?: string };

type FormAction = (
  form: URLSearchParams,
  request: Request,
  viewer: Viewer,
  screens: Screens,
) => Promise<Outcome>;

/** Redirects to the page `/screens` with the outcome in the query; after a problem, with the entered values too. */
function redirectBack(outcome: Outcome, form: URLSearchParams): Response {
  const params = new URLSearchParams();
  if ('problem' in outcome) {
    params.append('problem', outcome.problem);
    if (outcome.what !== undefined) params.append('what', outcome.what);
    if (outcome.retryAfterSeconds !== undefined) params.append('after', String(outcome.retryAfterSeconds));
    for (const [name, value] of form) if (value !== '') params.append(name, value);
  } else {
    params.append('done', outcome.done);
  }
  const query = params.toString().length <= MAX_QUERY_LENGTH ? params : [...params].slice(0, 1);
  const headers = new Headers({
    location: atBase(`/screens?${new URLSearchParams(query).toString()}`),
    'cache-control': 'no-store',
  });
  if ('setCookie' in outcome) headers.append('set-cookie', outcome.setCookie);
  return new Response(null, { status: 303, headers });
}

const textOf = (form: URLSearchParams, name: string): string => form.get(name)?.trim() ?? '';
const nameOf = (form: URLSearchParams): string => toPlainName(form.get('name') ?? '');
const isName = (name: string): boolean => name !== '' && name.length <= MAX_NAME_LENGTH;

const chosenOf = (form: URLSearchParams) => ({
  scopes: [...new Set(form.getAll('scope'))],
  services: [...new Set(form.getAll('service'))],
});

const approve: FormAction = async (form, request, { visibility }, screens) => {
  const name = nameOf(form);
  if (!isName(name)) return { problem: 'badName' };
  const chosen = chooseVisibility(visibility, chosenOf(form), screens.inventory());
  if (!chosen) return { problem: 'badPlaces' };
  const otherFields = ['code', 'name', 'scope', 'service'];
  const fields = new URLSearchParams(
    [...form].filter(([field, value]) => !otherFields.includes(field) && value.trim() !== ''),
  );
  const { options, problems } = parseWallOptions(fields);
  if (problems.length > 0)
    return {
      problem: 'badOptions',
      what: [...new Set(problems.map(({ parameter }) => parameter))].join(', '),
    };
  // Without scopes and services: the visibility of the screen has those.
  const query = formatWallOptions(options).toString();
  if (screens.register.list().length >= MAX_RECORDS) return { problem: 'notKept' };
  const approval = { code: textOf(form, 'code'), name, query, visibility: chosen };
  const outcome = await screens.pairing.approve(clientOf(request), approval);
  if (outcome === true) return { done: 'paired' };
  return outcome === false ? { problem: 'unknownCode' } : { problem: 'tooOften', ...outcome };
};

/** The record with the ID in the form; null if there is none or the member may not see it. */
function findRecord(form: URLSearchParams, { visibility }: Viewer, screens: Screens) {
  const record = screens.register.get(textOf(form, 'id'));
  return record && isWithin(record.visibility, visibility, screens.inventory()) ? record : null;
}

const rename: FormAction = async (form, _request, viewer, screens) => {
  const record = findRecord(form, viewer, screens);
  const name = nameOf(form);
  if (!record) return { problem: 'gone' };
  if (!isName(name)) return { problem: 'badName' };
  return (await screens.register.rename(record.id, name)) ? { done: 'renamed' } : { problem: 'gone' };
};

const revoke: FormAction = async (form, _request, viewer, screens) => {
  const record = findRecord(form, viewer, screens);
  return record && (await screens.register.revoke(record.id)) ? { done: 'revoked' } : { problem: 'gone' };
};

const createLink: FormAction = async (form, _request, { visibility }, screens) => {
  const { register, clock, randomness, cookies } = screens;
  const name = nameOf(form);
  if (name.length > MAX_NAME_LENGTH) return { problem: 'badName' };
  const hours = /^\d{1,4}$/.test(textOf(form, 'hours')) ? Number(textOf(form, 'hours')) : 0;
  if (hours < 1 || hours > MAX_HOURS) return { problem: 'badExpiry' };
  const chosen = chooseVisibility(visibility, chosenOf(form), screens.inventory());
  if (!chosen) return { problem: 'badPlaces' };
  if (register.list().length >= MAX_RECORDS) return { problem: 'notKept' };
  const token = createSecret(randomness);
  const createdAtMs = clock.now();
  await register.add({
    id: createId(randomness),
    kind: 'guest',
    digest: hashSecret(token),
    name,
    query: '',
    visibility: toStoredVisibility(chosen),
    createdAtMs,
    expiresAtMs: createdAtMs + hours * HOUR_MS,
  });
  return { done: 'linked', setCookie: cookies.write('new-link', token, NEW_LINK_SECONDS) };
};

/** By the last segment of the form's address. */
const ACTIONS = { approve, rename, revoke, link: createLink } as const;

/** Handles a form that a member sent from the page `/screens`: rejects other origins, and redirects back with the outcome. */
export async function respondToForm(
  name: keyof typeof ACTIONS,
  request: Request,
  viewer: Viewer,
  screens: Screens,
): Promise<Response> {
  if (!isSameOrigin(request))
    return Response.json({ message: 'The form was sent from another site.' }, { status: 403 });
  const form = await readForm(request, MAX_BODY_BYTES);
  if (form === null) return Response.json({ message: 'The request body is too long.' }, { status: 413 });
  try {
    return redirectBack(await ACTIONS[name](form, request, viewer, screens), form);
  } catch {
    // The store has logged why.
    return redirectBack({ problem: 'notKept' }, form);
  }
}

/** Deletes the cookie with a new share link after the page has shown it. */
export function forgetNewLink(request: Request, { cookies }: Screens): Response {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  const headers = { 'set-cookie': cookies.write('new-link', '', 0), 'cache-control': 'no-store' };
  return new Response(null, { status: 204, headers });
}

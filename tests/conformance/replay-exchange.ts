import { differences } from './differences';
import { type Exchange, RECORDED_ORIGIN } from './transcript';

const COMPARED_HEADERS = [
  'x-total',
  'x-total-pages',
  'x-page',
  'x-per-page',
  'x-prev-page',
  'x-next-page',
  'x-username',
  'content-disposition',
];
const CALENDAR_FIELDS = ['DTSTART', 'DTEND', 'SUMMARY', 'DESCRIPTION', 'CATEGORIES', 'TRIGGER'];

/** Repeats a recorded request and returns the differences between the responses. */
export async function replayExchange(
  { request, response: expected }: Exchange,
  origin: string,
  tokens: Map<string, string>,
): Promise<string[]> {
  const response = await perform(request, origin, tokens);
  const text = await response.text();
  const problems = [
    ...compare('status', expected.status, response.status),
    ...compare('content-type', expected.content_type, response.headers.get('content-type')),
    ...compare('allow', words(expected.headers['allow']), words(response.headers.get('allow'))),
    ...compare(
      'location',
      expected.headers['location']?.replace(RECORDED_ORIGIN, origin) ?? null,
      response.headers.get('location'),
    ),
    ...COMPARED_HEADERS.flatMap((name) =>
      compare(name, expected.headers[name] ?? null, response.headers.get(name)),
    ),
  ];
  if (expected.content_type === 'application/json') {
    const body: unknown = JSON.parse(text);
    problems.push(...differences(expected.body, body, origin));
    if (request.saves_token && typeof body === 'string') tokens.set(request.saves_token, body);
  } else if (expected.content_type === 'application/ics') {
    problems.push(...compare('calendar', calendarFields(String(expected.body)), calendarFields(text)));
  }
  return problems;
}

function perform(
  { method, path, form, json, auth }: Exchange['request'],
  origin: string,
  tokens: Map<string, string>,
) {
  const headers = new Headers();
  if (auth?.startsWith('token:')) headers.set('authorization', `Bearer ${tokens.get(auth.slice(6))}`);
  else if (auth) headers.set('authorization', auth);
  let body: string | null = null;
  if (form) {
    headers.set('content-type', 'application/x-www-form-urlencoded');
    body = new URLSearchParams(form.map(([name, value]) => [name, String(value)])).toString();
  }
  if (json) {
    headers.set('content-type', 'application/json');
    body = JSON.stringify(json);
  }
  return fetch(origin + path, { method, headers, body, redirect: 'manual' });
}

const words = (list: string | null | undefined): string[] => list?.split(', ').sort() ?? [];

const calendarFields = (text: string): (string | undefined)[] => {
  const unfolded = text.replace(/\r\n[ \t]/g, '');
  return CALENDAR_FIELDS.map((name) => new RegExp(`^${name}[^:\r\n]*:(.*)\r$`, 'm').exec(unfolded)?.[1]);
};

const compare = (name: string, expected: unknown, actual: unknown): string[] =>
  JSON.stringify(expected) === JSON.stringify(actual)
    ? []
    : [`${name}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];

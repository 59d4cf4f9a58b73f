import 'server-only';

/** Whether a form was sent by a page of this board: browsers say where from. */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  return site === null || site === 'same-origin' || site === 'none';
}

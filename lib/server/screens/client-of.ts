import 'server-only';

/** The address of whoever asks, to count how often they do: what the nearest proxy says, or the front itself. */
export function clientOf(request: Pick<Request, 'headers'>): string {
  return request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
}

import 'server-only';

const LONGEST_BODY = 16_384;

/** The fields of a form; null where its body is longer than any of ours. It is not read any further then. */
export async function readForm(request: Request): Promise<URLSearchParams | null> {
  if (Number(request.headers.get('content-length') ?? 0) > LONGEST_BODY) return null;
  const decoder = new TextDecoder();
  let text = '';
  const reader = request.body?.getReader();
  for (;;) {
    const read = await reader?.read();
    if (!read || read.done) break;
    text += decoder.decode(read.value, { stream: true });
    if (text.length > LONGEST_BODY) {
      await reader?.cancel();
      return null;
    }
  }
  return new URLSearchParams(text + decoder.decode());
}

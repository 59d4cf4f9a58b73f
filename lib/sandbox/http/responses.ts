/** A JSON response. */
export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

/** An HTML response. */
export const html = (body: string | null, status: number, headers: Record<string, string> = {}): Response =>
  new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });

/** The 302 after a successful write. */
export const redirect = (location: string): Response =>
  html('<!doctype html>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n', 302, { location });

/** Werkzeug's HTML error page. */
export const htmlError = (status: number, title: string, sentence: string): string =>
  `<!doctype html>\n<html lang=en>\n<title>${status} ${title}</title>\n<h1>${title}</h1>\n<p>${sentence}</p>\n`;

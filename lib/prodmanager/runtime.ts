/**
 * Whether this runs in a page or a worker of a browser. A page may send some headers to another origin only if that allows
 * them (CORS), so the client sends none that it does not need there.
 */
export const IS_BROWSER: boolean = 'document' in globalThis || 'importScripts' in globalThis;

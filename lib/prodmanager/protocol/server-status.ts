/** What `GET /health` answers, as `text/html`. */
export const HEALTH = 'OK';

/** What `GET /health/version` answers: the version of ProdManager that this project speaks as. */
export const VERSION = { current: '0.22.0', latest: null, release_url: null } as const;

/** What `GET /api/token/whoami` answers to a caller without a token. The misspelling is ProdManager's. */
export const ANONYMOUS = { playload: null } as const;

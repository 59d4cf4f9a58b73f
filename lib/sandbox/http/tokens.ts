import { CompactSign, compactVerify } from 'jose';

import { toPythonJson } from '../store/python-text';

const ISSUER = 'ProdManager';
const VERSION = 1;
const PATTERN = String.raw`(\w+)\s+([a-zA-Z0-9_=]+\.[a-zA-Z0-9_=]+\.[a-zA-Z0-9_\-\+\/=]+)`;
const FORMAT = new RegExp(`^${PATTERN}`);

/** The claims of a token; times are Unix seconds. */
export interface Claims {
  readonly iss: string;
  readonly aud: string;
  readonly sub: string;
  readonly nbf: number;
  readonly exp: number;
  readonly iat: number;
  readonly jti: string;
  readonly version: number;
  readonly permissions: readonly string[];
}

/** The claims of a new token that the caller chooses. */
export type TokenFields = Pick<Claims, 'aud' | 'sub' | 'nbf' | 'exp' | 'iat' | 'permissions'>;

/** Signs a token with the application secret (HS256), in ProdManager's JSON format. */
export function signToken(secret: string, fields: TokenFields): Promise<string> {
  const claims: Claims = { iss: ISSUER, ...fields, jti: crypto.randomUUID(), version: VERSION };
  // ASCII only: ProdManager's token pattern allows no `-` before the signature, which base64url of UTF-8 may contain.
  return new CompactSign(new TextEncoder().encode(toPythonJson(claims)))
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(secret));
}

/** An invalid token, with ProdManager's reason as the message. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
}

/**
 * Verifies the token in an `Authorization` header and returns its claims.
 *
 * @throws TokenError when it is malformed, forged, expired or not yet valid
 */
export async function verifyToken(
  secret: string,
  authorization: string,
  nowSeconds: number,
): Promise<Claims> {
  const token = FORMAT.exec(authorization)?.[2];
  if (token === undefined) {
    throw new TokenError(`Token has not the right format or type. expected : ${PATTERN}`);
  }
  const claims = await readClaims(secret, token);
  if (claims.iat > nowSeconds) throw new TokenError('The token is not yet valid (iat)');
  if (claims.nbf > nowSeconds) throw new TokenError('The token is not yet valid (nbf)');
  if (claims.exp <= nowSeconds) throw new TokenError('Signature has expired');
  if (claims.iss !== ISSUER) throw new TokenError('Invalid issuer');
  if (claims.version !== VERSION) throw new TokenError(`Token version is expired. expected : ${VERSION}`);
  return claims;
}

async function readClaims(secret: string, token: string): Promise<Claims> {
  let payload: Uint8Array;
  try {
    ({ payload } = await compactVerify(token, new TextEncoder().encode(secret), { algorithms: ['HS256'] }));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ERR_JOSE_ALG_NOT_ALLOWED') throw new TokenError('The specified alg value is not allowed');
    if (code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED')
      throw new TokenError('Signature verification failed');
    throw new TokenError('Invalid header string');
  }
  const claims = JSON.parse(new TextDecoder().decode(payload)) as Claims;
  for (const name of ['iss', 'exp', 'nbf'] as const) {
    if (claims[name] === undefined) throw new TokenError(`Token is missing the "${name}" claim`);
  }
  return claims;
}

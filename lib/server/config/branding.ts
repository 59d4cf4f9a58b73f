import { readFile, stat } from 'node:fs/promises';

import { atBase } from '@/lib/site/base-path';
import type { Branding } from '@/lib/site/branding';

import type { Config } from './config';
import { ConfigurationError } from '../util/configuration-error';
import { toDigest } from '../util/digest';

/** The operator's logo. */
export interface LogoFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: 'image/png' | 'image/svg+xml';
  /** A strong entity tag of the body. */
  readonly etag: string;
}

/** The operator's branding. */
export interface BrandingAssets {
  /** The part that pages show. */
  readonly shown: Branding;
  readonly logo: LogoFile | null;
}

const MAX_BYTES = 200 * 1_024;
const PNG_SIGNATURE = '89504e470d0a1a0a';

const typeOf = (body: Buffer): LogoFile['type'] | null => {
  if (body.subarray(0, 8).toString('hex') === PNG_SIGNATURE) return 'image/png';
  return /^\uFEFF?\s*<(?:svg|\?xml|!--|!DOCTYPE svg)[\s>-]/i.test(body.subarray(0, 1_024).toString()) &&
    body.includes('<svg')
    ? 'image/svg+xml'
    : null;
};

async function readLogo(path: string): Promise<LogoFile> {
  const toError = (what: string) => new ConfigurationError([`BOARD_LOGO ${what}.`]);
  let body: Buffer;
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES)
      throw toError(`names a file of ${Math.ceil(size / 1_024)} kB: it may have 200 kB at most`);
    body = await readFile(path);
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw toError(`names a file that cannot be read (${code ?? 'unknown reason'}): check the path`);
  }
  const type = typeOf(body);
  if (type === null) throw toError('names a file that is neither an SVG nor a PNG inside');
  const etag = `"${toDigest(body)}"`;
  return { body: new Uint8Array(body), type, etag };
}

/** Reads the branding from the configuration. @throws ConfigurationError if the logo is unusable. */
export async function readBranding(
  config: Pick<Config, 'BOARD_LOGO' | 'BOARD_ACCENT' | 'BOARD_HOME_URL' | 'BOARD_FOOTER'>,
  toHtml: (markdown: string) => string,
): Promise<BrandingAssets> {
  const { BOARD_LOGO, BOARD_ACCENT, BOARD_HOME_URL, BOARD_FOOTER } = config;
  const logo = BOARD_LOGO === undefined ? null : await readLogo(BOARD_LOGO);
  return {
    logo,
    shown: {
      logoUrl: logo && atBase('/api/logo'),
      homeUrl: BOARD_HOME_URL ?? atBase('/'),
      footerHtml: BOARD_FOOTER === undefined ? null : toHtml(BOARD_FOOTER),
      accent: BOARD_ACCENT ?? null,
    },
  };
}

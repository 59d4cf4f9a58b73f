import type { Config } from '../../config/config';
import { sha256 } from '../../util/digest';

/** The UUID of an entry or event of this installation. */
export type IdOf = (kind: string, id: number | string) => string;

/**
 * Returns a function for ids that stay the same over restarts and instances, and differ between installations: by the address of the board
 * and that of its ProdManager.
 */
export function createIds({
  BOARD_URL,
  PRODMANAGER_URL,
}: Pick<Config, 'BOARD_URL' | 'PRODMANAGER_URL'>): IdOf {
  const installation = [BOARD_URL ?? null, PRODMANAGER_URL ?? 'demo'];
  return (kind, id) => {
    const hex = sha256(JSON.stringify([...installation, kind, id]), 'hex');
    // Version 8 of RFC 9562: a UUID of one's own making.
    const version = `8${hex.slice(13, 16)}`;
    const variant = `${'89ab'[parseInt(hex.slice(16, 17), 16) % 4]}${hex.slice(17, 20)}`;
    return [hex.slice(0, 8), hex.slice(8, 12), version, variant, hex.slice(20, 32)].join('-');
  };
}

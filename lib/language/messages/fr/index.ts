import type { Catalogue } from '../../translate';
import { board } from './board';
import { docs } from './docs';
import { happening } from './happening';
import { map } from './map';

/** Every message in French. */
export const fr: Catalogue = { board, docs, happening, map };

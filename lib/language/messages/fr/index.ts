import type { Catalogue } from '../../translate';
import { board } from './board';
import { happening } from './happening';
import { map } from './map';
import { setup } from './setup';
import { wall } from './wall';

/** Every message in French. */
export const fr: Catalogue = { board, happening, map, setup, wall };

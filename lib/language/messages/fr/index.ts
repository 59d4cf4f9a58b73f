import type { Catalogue } from '../../translate';
import { board } from './board';
import { happening } from './happening';
import { keys } from './keys';
import { map } from './map';
import { share } from './share';

/** Every message in French. */
export const fr: Catalogue = { board, happening, keys, map, share };

import type { Catalogue } from '../../translate';
import { board } from './board';
import { details } from './details';
import { happening } from './happening';
import { lists } from './lists';
import { map } from './map';

/** Every message in French. */
export const fr: Catalogue = { board, details, happening, lists, map };

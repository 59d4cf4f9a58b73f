import type { Catalogue } from '../../translate';
import { board } from './board';
import { happening } from './happening';
import { list } from './list';
import { map } from './map';
import { monitor } from './monitor';
import { place } from './place';
import { reason } from './reason';

/** Every message in French. */
export const fr: Catalogue = { board, happening, list, map, monitor, place, reason };

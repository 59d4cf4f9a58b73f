import { board } from './board';
import { details } from './details';
import { happening } from './happening';
import { list } from './list';
import { lists } from './lists';
import { map } from './map';
import { monitor } from './monitor';
import { place } from './place';
import { reason } from './reason';

/** Every message in English: the language that the others are translated from. */
export const en = { board, details, happening, list, lists, map, monitor, place, reason } as const;

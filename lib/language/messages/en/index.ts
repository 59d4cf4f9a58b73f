import { board } from './board';
import { happening } from './happening';
import { list } from './list';
import { map } from './map';
import { monitor } from './monitor';
import { place } from './place';
import { reason } from './reason';

/** Every message in English: the language that the others are translated from. */
export const en = { board, happening, list, map, monitor, place, reason } as const;

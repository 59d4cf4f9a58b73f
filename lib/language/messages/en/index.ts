import { board } from './board';
import { details } from './details';
import { happening } from './happening';
import { lists } from './lists';
import { map } from './map';

/** Every message in English: the language that the others are translated from. */
export const en = { board, details, happening, lists, map } as const;

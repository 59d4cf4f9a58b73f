import { board } from './board';
import { happening } from './happening';
import { keys } from './keys';
import { map } from './map';
import { share } from './share';

/** Every message in English: the language that the others are translated from. */
export const en = { board, happening, keys, map, share } as const;

import { board } from './board';
import { happening } from './happening';
import { map } from './map';
import { setup } from './setup';
import { wall } from './wall';

/** Every message in English: the language that the others are translated from. */
export const en = { board, happening, map, setup, wall } as const;

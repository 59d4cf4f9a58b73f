import { board } from './board';
import { details } from './details';
import { docs } from './docs';
import { fault } from './fault';
import { happening } from './happening';
import { keys } from './keys';
import { list } from './list';
import { map } from './map';
import { monitor } from './monitor';
import { place } from './place';
import { reason } from './reason';
import { setup } from './setup';
import { share } from './share';
import { tab } from './tab';
import { wall } from './wall';

/** Every message in English: the language that the others are translated from. */
export const en = {
  board,
  details,
  docs,
  fault,
  happening,
  keys,
  list,
  map,
  monitor,
  place,
  reason,
  setup,
  share,
  tab,
  wall,
} as const;

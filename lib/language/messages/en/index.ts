import { alerts } from './alerts';
import { board } from './board';
import { details } from './details';
import { docs } from './docs';
import { edge } from './edge';
import { embed } from './embed';
import { fault } from './fault';
import { feed } from './feed';
import { history } from './history';
import { notice } from './notice';
import { notify } from './notify';
import { keys } from './keys';
import { list } from './list';
import { map } from './map';
import { monitor } from './monitor';
import { past } from './past';
import { outputs } from './outputs';
import { pairing } from './pairing';
import { place } from './place';
import { reason } from './reason';
import { refused } from './refused';
import { report } from './report';
import { screens } from './screens';
import { search } from './search';
import { setup } from './setup';
import { share } from './share';
import { signIn } from './sign-in';
import { state } from './state';
import { tab } from './tab';
import { then } from './then';
import { wall } from './wall';

/** Every message in English: the language that the others are translated from. */
export const en = {
  alerts,
  board,
  details,
  docs,
  edge,
  embed,
  fault,
  feed,
  history,
  notice,
  notify,
  keys,
  list,
  map,
  monitor,
  outputs,
  pairing,
  past,
  place,
  reason,
  refused,
  report,
  screens,
  search,
  setup,
  share,
  signIn,
  state,
  tab,
  then,
  wall,
} as const;

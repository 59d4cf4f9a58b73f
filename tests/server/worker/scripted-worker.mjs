// A renderer that does what its folder's name says: it speaks to the front as the real one does, and serves nothing.
import { parentPort, workerData } from 'node:worker_threads';

const address = { at: { socketPath: '/nowhere' }, secret: '' };
const { dir: script, board, heart } = workerData;
const beat = () => Atomics.add(new Int32Array(heart), 0, 1);
const say = (message) => parentPort.postMessage(message);
const serve = () => say({ kind: 'ready', build: { version: '1.2.3', build: 'b1' }, address });
const read = (version) => {
  const readAtMs = { monitors: 1_000 };
  board.port.postMessage({ version, intervalSeconds: 15, isSlowed: false, readAtMs });
  Atomics.add(new Int32Array(board.sent), 0, 1);
};
parentPort.on('message', ({ kind, text }) => {
  if (kind === 'end') process.exit(0);
  else read(text);
});

switch (script) {
  case 'refuse':
    say({ kind: 'refused', problems: ['PORT must be a port.'] });
    break;
  case 'break':
    throw new Error('nothing is built');
  case 'leave':
    process.exit(0);
    break;
  case 'ask':
    read('v1');
    serve();
    say({ kind: 'metrics' });
    break;
  case 'break later':
    read('v1');
    serve();
    setTimeout(() => {
      throw new Error('out of memory');
    }, 50);
    break;
  case 'hang':
    read('v1');
    serve();
    setTimeout(() => {
      read('v2');
      for (;;);
    }, 50);
    break;
  case 'beat and hang':
    read('v1');
    serve();
    setInterval(beat, 5);
    setTimeout(() => {
      for (;;);
    }, 50);
    break;
  case 'hang before it serves':
    for (;;);
  default:
    read('v1');
    serve();
}

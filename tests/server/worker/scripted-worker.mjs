// A worker that behaves as the name of its directory says. It exchanges messages with the edge, but serves no requests.
import { parentPort, workerData } from 'node:worker_threads';

const address = { at: { socketPath: '/nowhere' }, secret: '' };
const { dir: script, board, heartbeat } = workerData;
const beat = () => Atomics.add(new Int32Array(heartbeat), 0, 1);
const send = (message) => parentPort.postMessage(message);
const becomeReady = () => send({ kind: 'ready', build: { version: '1.2.3', build: 'b1' }, address });
const publish = (version) => {
  const readAtMs = { monitors: 1_000 };
  board.port.postMessage({ version, intervalSeconds: 15, isSlowed: false, readAtMs });
  Atomics.add(new Int32Array(board.sent), 0, 1);
};
parentPort.on('message', ({ kind, text }) => {
  if (kind === 'end') process.exit(0);
  else publish(text);
});

switch (script) {
  case 'reject config':
    send({ kind: 'invalid-config', problems: ['PORT must be a port.'] });
    break;
  case 'throw':
    throw new Error('nothing is built');
  case 'exit':
    process.exit(0);
    break;
  case 'request metrics':
    publish('v1');
    becomeReady();
    send({ kind: 'metrics' });
    break;
  case 'throw later':
    publish('v1');
    becomeReady();
    setTimeout(() => {
      throw new Error('out of memory');
    }, 50);
    break;
  case 'block':
    publish('v1');
    becomeReady();
    setTimeout(() => {
      publish('v2');
      for (;;);
    }, 50);
    break;
  case 'beat and block':
    publish('v1');
    becomeReady();
    setInterval(beat, 5);
    setTimeout(() => {
      for (;;);
    }, 50);
    break;
  case 'block before ready':
    for (;;);
  default:
    publish('v1');
    becomeReady();
}

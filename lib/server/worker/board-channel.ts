import { MessageChannel, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';

import type { BoardReading } from '../snapshot/board-reading';

/** One end of a channel between two threads. */
export interface ChannelEnd {
  readonly port: MessagePort;
  /** A number in shared memory: how many readings were published. */
  readonly sent: SharedArrayBuffer;
}

/** A channel that carries readings of the board from the worker to the edge. */
export interface BoardChannel {
  readonly publisher: ChannelEnd;
  readonly subscriber: ChannelEnd;
}

/** Opens a channel. The publisher's port has to be transferred to the thread that publishes. */
export function openBoardChannel(): BoardChannel {
  const { port1, port2 } = new MessageChannel();
  const sent = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  return { publisher: { port: port1, sent }, subscriber: { port: port2, sent } };
}

/** Returns a function that publishes a reading. Once it returns, the other end can read it. */
export function publishOn({ port, sent }: ChannelEnd): (reading: BoardReading) => void {
  const count = new Int32Array(sent);
  return (reading) => {
    port.postMessage(reading);
    Atomics.add(count, 0, 1);
  };
}

/**
 * Returns a function that reads the latest published reading, synchronously: it does not wait for the event loop, so the edge never shows
 * a version that is older than one in a response of the worker. Null until something was published.
 */
export function receiveFrom({ port, sent }: ChannelEnd): () => BoardReading | null {
  const count = new Int32Array(sent);
  let received = 0;
  let latest: BoardReading | null = null;
  const receive = (reading: BoardReading): void => {
    latest = reading;
  };
  // Drains the port even if the function is not called.
  port.on('message', receive);
  port.unref();
  return () => {
    const published = Atomics.load(count, 0);
    if (published !== received) {
      received = published;
      for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port))
        receive(next.message as BoardReading);
    }
    return latest;
  };
}

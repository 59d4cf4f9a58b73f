import 'server-only';

import { MessageChannel, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';

import type { BoardReading } from '../snapshot/board-reading';

/** One end of a line between two threads. */
export interface ChannelEnd {
  readonly port: MessagePort;
  /** One number that both threads see: how many readings were sent. */
  readonly sent: SharedArrayBuffer;
}

/** A line on which readings of the board go from one thread to another. */
export interface BoardChannel {
  readonly speaker: ChannelEnd;
  readonly listener: ChannelEnd;
}

/** Opens a line; its speaker's port has to be transferred to the thread that speaks. */
export function openBoardChannel(): BoardChannel {
  const { port1, port2 } = new MessageChannel();
  const sent = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  return { speaker: { port: port1, sent }, listener: { port: port2, sent } };
}

/** What tells readings at an end of a line: when it returns, the other end can know. */
export function publishOn({ port, sent }: ChannelEnd): (reading: BoardReading) => void {
  const count = new Int32Array(sent);
  return (reading) => {
    port.postMessage(reading);
    Atomics.add(count, 0, 1);
  };
}

/**
 * What tells the latest reading that was sent to an end of a line, at the moment when it is asked and not when the event loop comes
 * to it: an answer that is older than what another already showed is never given.
 *
 * @returns null until something was sent.
 */
export function receiveFrom({ port, sent }: ChannelEnd): () => BoardReading | null {
  const count = new Int32Array(sent);
  let heard = 0;
  let latest: BoardReading | null = null;
  const take = (reading: BoardReading): void => {
    latest = reading;
  };
  // Where nobody asks, what is sent must not pile up.
  port.on('message', take);
  port.unref();
  return () => {
    const now = Atomics.load(count, 0);
    if (now !== heard) {
      heard = now;
      for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port))
        take(next.message as BoardReading);
    }
    return latest;
  };
}

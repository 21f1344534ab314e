import { BroadcastChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';

/** Tells all workers that listen to a channel to give up a run. */
export function stopRun(channelName: string, run: number): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(run);
  channel.close();
}

/**
 * In a worker: whether a run was stopped. Messages are fetched here and now, as a thread that draws lets no event in.
 * It takes a tenth of a microsecond, where a block takes tens of them: it may be asked before every block.
 */
export function listenToStops(channelName: string): (run: number) => boolean {
  const channel = new BroadcastChannel(channelName);
  const stopped = new Set<number>();
  channel.onmessage = ({ data }) => stopped.add(data as number);
  return (run) => {
    for (;;) {
      // Node's types only know of ports.
      const received = receiveMessageOnPort(channel as unknown as MessagePort);
      if (received === undefined) return stopped.has(run);
      stopped.add(received.message as number);
    }
  };
}

import { readFileSync } from 'node:fs';

/**
 * Bytes of addresses that a thread with WebAssembly reserves, most of them never used.
 *
 * Source: measured with Node 20 on x86-64: a run on one thread needs 20 to 25 GB under `ulimit -v`.
 */
const threadBytes = 25e9;

/**
 * Whether the process may reserve addresses for so many threads beside its own. A thread that may not takes the whole
 * process with it, without a word; on its own thread WebAssembly says that there is no room.
 */
export function hasRoomForThreads(threads: number): boolean {
  return limitBytes() >= threadBytes * (threads + 1);
}

/** What `ulimit -v` says on Linux; infinite elsewhere. */
function limitBytes(): number {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    const soft = /^Max address space +(\d+)/m.exec(limits)?.[1];
    return soft === undefined ? Number.POSITIVE_INFINITY : Number(soft);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

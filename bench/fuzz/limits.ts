import { readFileSync } from 'node:fs';
import { sha256 } from '@noble/hashes/sha2.js';

/**
 * Most processor time that one step may take on the reference machine, in seconds. Judgement: the longest that is known, five years in
 * which rare steps move a widely spread input, takes 2.
 */
export const mostSeconds = 3;

/** Most memory that one step may leave in use or reserve, in bytes. */
export const mostBytes = 1 << 29;

/** Time of the measure below on the reference machine, one core of an Intel Xeon (Sapphire Rapids) under Node 20, in ms. */
const referenceMs = 35;

/** How much slower this machine is than the reference, at least 1: limits of time grow with it. */
export function slowness(): number {
  const bytes = new Uint8Array(1 << 22);
  // Twice until it is compiled.
  for (let warm = 0; warm < 2; warm++) sha256(bytes);
  const times = Array.from({ length: 5 }, () => {
    const start = processorMs();
    sha256(bytes);
    return processorMs() - start;
  });
  return Math.max(1, times.sort((a, b) => a - b)[2]! / referenceMs);
}

/** Processor time of this process so far, in ms. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Ticks a second in which Linux counts, on every architecture that Node runs on. Source: proc(5), sysconf(3). */
const ticks = 100;

/** Processor time of another process so far, in ms; null where the system does not tell. */
export function processorMsOf(pid: number): number | null {
  try {
    // The name of the command, in brackets, may hold anything; fields 14 and 15 are counted from after it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticks;
  } catch {
    return null;
  }
}

/** Processor time after which a process hangs, in ms, and time by the clock where nothing better is known. */
const hangsAfterMs = 30_000;
const hangsAfterElapsedMs = 300_000;

/** Calls `onHang` when a process has used too much time since `restart` was last called. */
export function watch(
  pid: number,
  onHang: () => void,
  mostMs = hangsAfterMs,
): { readonly restart: () => void; readonly end: () => void } {
  let [elapsed, spent] = [Date.now(), processorMsOf(pid)];
  const restart = () => {
    [elapsed, spent] = [Date.now(), processorMsOf(pid)];
  };
  const look = setInterval(() => {
    const now = processorMsOf(pid);
    if (
      Date.now() - elapsed > hangsAfterElapsedMs ||
      (now !== null && spent !== null && now - spent > mostMs)
    )
      onHang();
  }, 500);
  return { restart, end: () => clearInterval(look) };
}

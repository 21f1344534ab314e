import { sha256 } from '@noble/hashes/sha2.js';

/** Most processor time that one step may take on the reference machine, in seconds. */
export const mostSeconds = 2;

/** Most memory that one step may leave in use or reserve, in bytes. */
export const mostBytes = 1 << 29;

/** Time of the measure below on the reference machine, one core of an Intel Xeon (Sapphire Rapids) under Node 20, in ms. */
const referenceMs = 42;

/** How much slower this machine is than the reference, at least 1: limits of time grow with it. */
export function slowness(): number {
  const bytes = new Uint8Array(1 << 22);
  sha256(bytes);
  const times = Array.from({ length: 5 }, () => {
    const start = processorMs();
    sha256(bytes);
    return processorMs() - start;
  });
  return Math.max(1, Math.max(...times) / referenceMs);
}

/** Processor time of this process so far, in ms. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** High 32 bits of the 64-bit product of two unsigned words. */
function highProduct(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  return (a1 * b1 + Math.floor((a0 * b1 + middle) / 0x10000)) >>> 0;
}

/** The fewest rounds that pass BigCrush. Source: as `philox4x32`, table 2. */
export const philoxRounds = 7;

/** Rounds that Random123 takes unless told otherwise. Resamples of data keep them: what was read from a log stays what it was. */
export const resampleRounds = 10;

/**
 * Philox4x32, a counter-based generator: four random words for a counter of four words under a key of two.
 *
 * Source: Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3, SC 2011, table 2.
 */
export function philox4x32(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
  rounds = philoxRounds,
): [number, number, number, number] {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < rounds; round++) {
    const high0 = highProduct(0xd2511f53, c0);
    const low0 = Math.imul(0xd2511f53, c0);
    const high1 = highProduct(0xcd9e8d57, c2);
    const low1 = Math.imul(0xcd9e8d57, c2);
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1 >>> 0;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0 >>> 0;
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/**
 * Number `index` of a keyed stream of uniforms for resampling and shuffling: a whole number k below 2^52, for u = (k + 0.5) / 2^52.
 *
 * One call of Philox serves two draws: the counter is index / 2, words 0 and 1 make the even draw, 2 and 3 the odd one.
 */
export function philoxDraw(index: number, key0: number, key1: number): number {
  const half = Math.floor(index / 2);
  const words = philox4x32([half >>> 0, Math.floor(half / 0x1_0000_0000), 0, 0], [key0, key1]);
  const [high, low] = index % 2 === 0 ? [words[0], words[1]] : [words[2], words[3]];
  return high * 0x10_0000 + (low >>> 12);
}

/**
 * Word number `index` of a keyed stream: draws of a design, for u = (k + 0.5) / 2^32.
 *
 * One call of Philox serves four draws, and four calls sixteen, the first words of all four before their second ones.
 */
export function philoxWord(index: number, key0: number, key1: number): number {
  const counter = 4 * Math.floor(index / 16) + (index % 4);
  const words = philox4x32([counter >>> 0, Math.floor(counter / 0x1_0000_0000), 0, 0], [key0, key1]);
  return words[Math.floor(index / 4) % 4]!;
}

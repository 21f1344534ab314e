/*
 * Histograms as src/kernel/packing/packed-histogram.ts describes them. Bits stand in words of four bytes, the first the highest, so
 * that byte k of a code is at `k ^ 3`.
 */

/** The highest numbers that stand in a byte of `countCode`; each says that the rest follows. */
const mostGap: i32 = 7;
const mostCount: i32 = 31;
/** Bits of an end's upper word that its bin does not tell. */
const untold: u32 = 1023;
const half: i32 = 1 << 21;
const wordBits: u64 = 0xffffffff;
/** Bits that are left of an end where the other one differs. */
const keptBits: u64 = 0xffffffffffffff00;
/** The double -0. */
const negativeZero: u64 = 1 << 63;

/** Where the next byte of a `countCode` is, from its beginning on. */
let place: usize = 0;

// @ts-ignore: decorator
@inline
function nextByte(code: usize): i32 {
  return <i32>load<u8>(code + (place++ ^ 3));
}

/** What a number is beyond the highest in its byte: seven bits a byte, the lowest first. */
function nextRest(code: usize): f64 {
  let byte = nextByte(code);
  let rest = <f64>(byte & 127);
  for (let factor: f64 = 128; byte >= 128; factor *= 128) {
    byte = nextByte(code);
    rest += <f64>(byte & 127) * factor;
  }
  return rest;
}

/** Writes the bins (4 bytes each) and their counts (8) that a code holds; gives the words that were read. */
export function unpackCounts(code: usize, size: i32, bins: usize, counts: usize): i32 {
  place = 0;
  let next: i32 = 0;
  for (const end = bins + (<usize>size << 2); bins < end; bins += 4, counts += 8) {
    const byte = nextByte(code);
    const gap = byte >> 5;
    next += gap;
    if (gap == mostGap) next += <i32>nextRest(code);
    const less = byte & mostCount;
    let count = <f64>(1 + less);
    if (less == mostCount) count += nextRest(code);
    store<i32>(bins, next++);
    store<f64>(counts, count);
  }
  return <i32>((place + 3) >> 2);
}

/** The leading 22 bits of the doubles in a bin, as those of a signed word. */
// @ts-ignore: decorator
@inline
function beginOf(bin: i32): i32 {
  return bin < half ? -1 - bin : bin - half;
}

/** Writes the ends of bins that a code and the bytes beside it hold; gives how many of the bytes beside it were read. */
export function unpackEnds(code: usize, bytes: usize, bins: usize, size: i32, lows: usize, highs: usize): i32 {
  const bytesStart = bytes;
  let bit: usize = 0;
  for (const end = bins + (<usize>size << 2); bins < end; bins += 4, lows += 8, highs += 8) {
    // A code has at most 21 bits, so that two words hold it.
    const from = code + ((bit >> 5) << 2);
    const ahead = ((<u64>load<u32>(from) << 32) | <u64>load<u32>(from, 4)) << <u64>(bit & 31);
    const begin = <u32>beginOf(load<i32>(bins)) << 10;
    const areEqual = ahead >> 63 != 0;
    let low = <u64>(begin | (<u32>(ahead >> 53) & untold)) << 32;
    let high = low;
    if (areEqual) {
      low |= <u64>load<u32>(bytes);
      high = low;
      bytes += 4;
      bit += 11;
    } else {
      low |= (<u64>load<u32>(bytes) << 8) & wordBits;
      high = (<u64>(begin | (<u32>(ahead >> 43) & untold)) << 32) | ((<u64>load<u32>(bytes, 3) << 8) & wordBits);
      bytes += 6;
      bit += 21;
    }
    store<u64>(lows, low);
    store<u64>(highs, high);
  }
  return <i32>(bytes - bytesStart);
}

// @ts-ignore: decorator
@inline
function writeByte(code: usize, byte: u32): void {
  store<u8>(code + (place++ ^ 3), <u8>byte);
}

function writeRest(code: usize, rest: u64): void {
  for (; rest >= 128; rest >>= 7) writeByte(code, 128 | (<u32>rest & 127));
  writeByte(code, <u32>rest);
}

/** Words of the codes that were packed last. */
let endCodeWords: i32 = 0;
let endWordsCount: i32 = 0;

/** Packs bins and counts; gives the words of the code, the last one filled up with zeros. */
export function packCounts(bins: usize, counts: usize, size: i32, code: usize): i32 {
  place = 0;
  let next: i32 = 0;
  for (const end = bins + (<usize>size << 2); bins < end; bins += 4, counts += 8) {
    const bin = load<i32>(bins);
    const gap = bin - next;
    const less = <u64>load<f64>(counts) - 1;
    next = bin + 1;
    writeByte(code, (<u32>min(gap, mostGap) << 5) | <u32>min(less, <u64>mostCount));
    if (gap >= mostGap) writeRest(code, <u64>(gap - mostGap));
    if (less >= <u64>mostCount) writeRest(code, less - <u64>mostCount);
  }
  while ((place & 3) != 0) writeByte(code, 0);
  return <i32>(place >> 2);
}

/**
 * Packs the ends of bins, where all of them begin as their bins do: true then, and `endCodeLength` and `endWordsLength` say how many
 * words were written. -0 becomes 0.
 */
export function packEnds(bins: usize, lows: usize, highs: usize, size: i32, code: usize, bytes: usize): bool {
  const codeStart = code;
  const bytesStart = bytes;
  let bits: u64 = 0;
  let held: u64 = 0;
  for (const end = bins + (<usize>size << 2); bins < end; bins += 4, lows += 8, highs += 8) {
    const begin = beginOf(load<i32>(bins));
    let low = load<u64>(lows);
    let high = load<u64>(highs);
    // The largest negative numbers begin as -0 does: 0 has a bin of its own.
    if (begin == 0 && low == negativeZero) low = 0;
    if (begin == 0 && high == negativeZero) high = 0;
    if (low != high) {
      low &= keptBits;
      high &= keptBits;
    }
    if (<i32>(<i64>low >> 42) != begin || <i32>(<i64>high >> 42) != begin) return false;
    const lowCode = <u32>(low >> 32) & untold;
    if (low == high) {
      store<u32>(bytes, <u32>low);
      bytes += 4;
      bits = (bits << 11) | <u64>(1024 | lowCode);
      held += 11;
    } else {
      store<u32>(bytes, <u32>low >> 8);
      store<u32>(bytes, <u32>high >> 8, 3);
      bytes += 6;
      bits = (bits << 21) | <u64>((lowCode << 10) | (<u32>(high >> 32) & untold));
      held += 21;
    }
    if (held >= 32) {
      held -= 32;
      store<u32>(code, <u32>(bits >> held));
      code += 4;
    }
  }
  if (held > 0) {
    store<u32>(code, <u32>(bits << (32 - held)));
    code += 4;
  }
  store<u32>(bytes, 0);
  endCodeWords = <i32>((code - codeStart) >> 2);
  endWordsCount = <i32>((bytes - bytesStart + 3) >> 2);
  return true;
}

export function endCodeLength(): i32 {
  return endCodeWords;
}

export function endWordsLength(): i32 {
  return endWordsCount;
}

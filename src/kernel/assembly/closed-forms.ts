// Quantile functions that cost less than a table.

/** `low + u (high - low)`. `data`: low, high, high - low. Each half starts from its own end. */
export function linearQuantiles(target: usize, tails: usize, data: usize, count: i32): void {
  const low = v128.load64_splat(data);
  const high = v128.load64_splat(data, 8);
  const width = v128.load64_splat(data, 16);
  const zero = f64x2.splat(0);
  const end = tails + (<usize>count << 3);
  for (; tails < end; tails += 16, target += 16) {
    const t = v128.load(tails);
    const start = v128.bitselect(low, high, f64x2.gt(t, zero));
    v128.store(target, f64x2.add(start, f64x2.mul(t, width)));
  }
}

/**
 * Triangular. `data`: low, high, mode's tail m, then (high - low)(mode - low), (high - low)(high - mode).
 *
 * `low + sqrt(u a)` up to the mode, `high - sqrt((1 - u) b)` above it.
 */
export function triangularQuantiles(target: usize, tails: usize, data: usize, count: i32): void {
  const low = v128.load64_splat(data);
  const high = v128.load64_splat(data, 8);
  const mode = v128.load64_splat(data, 16);
  const left = v128.load64_splat(data, 24);
  const right = v128.load64_splat(data, 32);
  const zero = f64x2.splat(0);
  const one = f64x2.splat(1);
  const signBit = f64x2.splat(-0.0);
  const end = tails + (<usize>count << 3);
  for (; tails < end; tails += 16, target += 16) {
    const t = v128.load(tails);
    const upper = f64x2.lt(t, zero);
    const u = f64x2.add(t, v128.and(upper, one));
    const survival = f64x2.sub(v128.andnot(one, upper), t);
    const beyond = f64x2.gt(u, mode);
    const root = f64x2.sqrt(f64x2.mul(v128.bitselect(survival, u, beyond), v128.bitselect(right, left, beyond)));
    v128.store(target, f64x2.add(v128.bitselect(high, low, beyond), v128.xor(root, v128.and(beyond, signBit))));
  }
}

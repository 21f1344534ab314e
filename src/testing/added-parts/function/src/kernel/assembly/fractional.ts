/** x - floor(x). */
export function fractional(target: usize, a: usize, aStep: usize, count: i32): void {
  const end = target + ((<usize>count) << 3);
  for (; target < end; target += 16, a += aStep) {
    const x = v128.load(a);
    v128.store(target, f64x2.sub(x, f64x2.floor(x)));
  }
}

import { expOf } from './exponential';

/** `target` = the sum of n normal columns, 8192 bytes apart, each with its factor from one row of the Cholesky matrix. */
export function correlate(target: usize, normals: usize, row: usize, terms: i32, count: i32): void {
  const end = target + (<usize>count << 3);
  for (; target < end; target += 16, normals += 16) {
    let sum = f64x2.splat(0);
    for (let term: usize = 0; term < <usize>terms; term++) {
      sum = f64x2.add(sum, f64x2.mul(v128.load64_splat(row + (term << 3)), v128.load(normals + (term << 13))));
    }
    v128.store(target, sum);
  }
}

/**
 * (z + 4) e^(z^2/2) Phi(-z) for z in [0, 9], from x = 13/9 (z - 4)/(z + 4) + 4/9.
 * Source: Chebyshev interpolation at 60 digits, cut after 18 terms; even and odd powers side by side. Error: 5e-16 relative.
 */
// @ts-ignore: decorator
@inline
function tailSeries(x: v128): v128 {
  const square = f64x2.mul(x, x);
  let odd = f64x2.splat(1.4756709907617281e-10);
  odd = f64x2.add(f64x2.mul(odd, square), f64x2.splat(-1.8500733359847888e-09));
  odd = f64x2.add(f64x2.mul(odd, square), f64x2.splat(9.872838919045723e-09));
  odd = f64x2.add(f64x2.mul(odd, square), f64x2.splat(6.611878420274648e-08));
  odd = f64x2.add(f64x2.mul(odd, square), f64x2.splat(-2.84779922016143e-06));
  odd = f64x2.add(f64x2.mul(odd, square), f64x2.splat(4.6983700295737185e-05));
  odd = f64x2.add(f64x2.mul(odd, square), f64x2.splat(0.00026432957141343203));
  odd = f64x2.add(f64x2.mul(odd, square), f64x2.splat(-0.08809464873457172));
  odd = f64x2.add(f64x2.mul(odd, square), f64x2.splat(-0.6275217633664));
  let even = f64x2.splat(3.2808208938377947e-10);
  even = f64x2.add(f64x2.mul(even, square), f64x2.splat(-8.294840928119002e-09));
  even = f64x2.add(f64x2.mul(even, square), f64x2.splat(1.3538829338034694e-07));
  even = f64x2.add(f64x2.mul(even, square), f64x2.splat(-1.9940858406616754e-06));
  even = f64x2.add(f64x2.mul(even, square), f64x2.splat(3.258393013807452e-05));
  even = f64x2.add(f64x2.mul(even, square), f64x2.splat(-0.0006736781030741995));
  even = f64x2.add(f64x2.mul(even, square), f64x2.splat(0.01505882396092128));
  even = f64x2.add(f64x2.mul(even, square), f64x2.splat(0.28530166828993897));
  even = f64x2.add(f64x2.mul(even, square), f64x2.splat(0.9849745962470161));
  return f64x2.add(even, f64x2.mul(odd, x));
}

/** The tail of Phi(z) for each z, in place; never nearer to 0 than 2^-53, where the quantile tables end. */
export function normalTails(column: usize, count: i32): void {
  const end = column + (<usize>count << 3);
  const four = f64x2.splat(4);
  const smallest = f64x2.splat(1.1102230246251565e-16);
  const half = f64x2.splat(0.5);
  const signBit = f64x2.splat(-0.0);
  do {
    const z = v128.load(column);
    const size = f64x2.pmin(f64x2.abs(z), f64x2.splat(9));
    const shifted = f64x2.add(size, four);
    const ratio = f64x2.div(f64x2.sub(size, four), shifted);
    const x = f64x2.add(f64x2.mul(ratio, f64x2.splat(1.4444444444444444)), f64x2.splat(0.4444444444444444));
    const density = expOf(f64x2.mul(f64x2.mul(size, size), f64x2.splat(-0.5)), false);
    let tail = f64x2.div(f64x2.mul(tailSeries(x), density), shifted);
    tail = f64x2.pmax(smallest, f64x2.pmin(half, tail));
    v128.store(column, v128.or(tail, v128.and(f64x2.gt(z, f64x2.splat(0)), signBit)));
    column += 16;
  } while (column < end);
}

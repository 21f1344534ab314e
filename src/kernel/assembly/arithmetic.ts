import {
  ABSOLUTE, ADD, AND, CEIL, DIVIDE, EQUAL, FLOOR, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL, MAXIMUM, MINIMUM,
  MULTIPLY, NEGATE, NOT, NOT_EQUAL, OR, ROUND, SQUARE_ROOT, SUBTRACT,
} from './codes';

/** All bits set (a NaN) in lanes where a or b is NaN. */
// @ts-ignore: decorator
@inline
function unordered(a: v128, b: v128): v128 {
  return v128.or(f64x2.ne(a, a), f64x2.ne(b, b));
}

/** 1 where the mask is set, else 0; NaN where an operand is. */
// @ts-ignore: decorator
@inline
function truth(mask: v128, a: v128, b: v128): v128 {
  return v128.or(v128.and(mask, f64x2.splat(1)), unordered(a, b));
}

/** Half away from zero. The summand just below a half leaves 0.49999999999999994 and all whole numbers alone. */
// @ts-ignore: decorator
@inline
function round(a: v128): v128 {
  const signBit = f64x2.splat(-0.0);
  const size = f64x2.trunc(f64x2.add(v128.andnot(a, signBit), f64x2.splat(0.49999999999999994)));
  return v128.or(size, v128.and(a, signBit));
}

/** One operation on two draws; the code is constant where this is inlined. */
// @ts-ignore: decorator
@inline
function unaryPair(code: i32, a: v128): v128 {
  if (code == NEGATE) return f64x2.neg(a);
  if (code == ABSOLUTE) return f64x2.abs(a);
  if (code == SQUARE_ROOT) return f64x2.sqrt(a);
  if (code == FLOOR) return f64x2.floor(a);
  if (code == CEIL) return f64x2.ceil(a);
  if (code == ROUND) return round(a);
  if (code == NOT) return truth(f64x2.eq(a, f64x2.splat(0)), a, a);
  return a;
}

// @ts-ignore: decorator
@inline
function binaryPair(code: i32, a: v128, b: v128): v128 {
  if (code == ADD) return f64x2.add(a, b);
  if (code == SUBTRACT) return f64x2.sub(a, b);
  if (code == MULTIPLY) return f64x2.mul(a, b);
  if (code == DIVIDE) return f64x2.div(a, b);
  if (code == MINIMUM) return f64x2.min(a, b);
  if (code == MAXIMUM) return f64x2.max(a, b);
  if (code == LESS) return truth(f64x2.lt(a, b), a, b);
  if (code == LESS_OR_EQUAL) return truth(f64x2.le(a, b), a, b);
  if (code == GREATER) return truth(f64x2.gt(a, b), a, b);
  if (code == GREATER_OR_EQUAL) return truth(f64x2.ge(a, b), a, b);
  if (code == EQUAL) return truth(f64x2.eq(a, b), a, b);
  if (code == NOT_EQUAL) return truth(f64x2.ne(a, b), a, b);
  const zero = f64x2.splat(0);
  if (code == AND) return truth(v128.and(f64x2.ne(a, zero), f64x2.ne(b, zero)), a, b);
  if (code == OR) return truth(v128.or(f64x2.ne(a, zero), f64x2.ne(b, zero)), a, b);
  return a;
}

/** Columns are read at a step of 16 bytes; a constant is a pair of doubles read again and again, at a step of 0. */
// @ts-ignore: decorator
@inline
export function unary(code: i32, target: usize, a: usize, aStep: usize, count: i32): void {
  const end = target + (<usize>count << 3);
  for (; target < end; target += 32) {
    v128.store(target, unaryPair(code, v128.load(a)));
    v128.store(target, unaryPair(code, v128.load(a + aStep)), 16);
    a += aStep + aStep;
  }
}

// @ts-ignore: decorator
@inline
export function binary(code: i32, target: usize, a: usize, aStep: usize, b: usize, bStep: usize, count: i32): void {
  const end = target + (<usize>count << 3);
  for (; target < end; target += 32) {
    v128.store(target, binaryPair(code, v128.load(a), v128.load(b)));
    v128.store(target, binaryPair(code, v128.load(a + aStep), v128.load(b + bStep)), 16);
    a += aStep + aStep;
    b += bStep + bStep;
  }
}

/** `b` where a is not 0, else `c`; NaN where a is NaN. */
export function choose(
  target: usize, a: usize, aStep: usize, b: usize, bStep: usize, c: usize, cStep: usize, count: i32,
): void {
  const end = target + (<usize>count << 3);
  const zero = f64x2.splat(0);
  for (; target < end; target += 16, a += aStep, b += bStep, c += cStep) {
    const condition = v128.load(a);
    const chosen = v128.bitselect(v128.load(c), v128.load(b), f64x2.eq(condition, zero));
    v128.store(target, v128.or(chosen, f64x2.ne(condition, condition)));
  }
}

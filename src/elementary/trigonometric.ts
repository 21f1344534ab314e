import { reduceExactly } from './exact-reduction.ts';

/*
 * sin, cos and tan as src/kernel/assembly/trigonometric.ts computes them, step by step and so bit by bit:
 * x = k pi/2 + y with |y| <= pi/4 and y in two doubles, then polynomials.
 */

/** Adding and taking off 1.5 * 2^52 rounds to a whole number. */
const rounder = 6755399441055744;
const largest = 1e6;

/** sin of y + low. */
function sinSeries(y: number, low: number): number {
  const z = y * y;
  const w = z * z;
  const tail = -2.5050760253406863e-8 + z * 1.58969099521155e-10;
  const r = 8.33333333332249e-3 + z * (-1.984126982985795e-4 + z * 2.7557313707070068e-6) + z * w * tail;
  const v = z * y;
  return y - (z * (0.5 * low - v * r) - low - v * -1.6666666666666632e-1);
}

/** cos of y + low. */
function cosSeries(y: number, low: number): number {
  const z = y * y;
  const w = z * z;
  const tail = -2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11);
  const r = z * (4.16666666666666e-2 + z * (-1.388888888887411e-3 + z * 2.480158728947673e-5)) + w * w * tail;
  const half = 0.5 * z;
  const main = 1 - half;
  return main + (1 - main - half + (z * r - y * low));
}

type Function = 'sin' | 'cos' | 'tan';

/** The function of `quadrants` quarter turns and y + low. */
function ofQuadrant(name: Function, quadrants: number, y: number, low: number): number {
  const isOdd = (quadrants & 1) === 1;
  if (name === 'tan') {
    const [sine, cosine] = [sinSeries(y, low), cosSeries(y, low)];
    return isOdd ? -(cosine / sine) : sine / cosine;
  }
  const turned = name === 'sin' ? quadrants : quadrants + 1;
  const size = (turned & 1) === 1 ? cosSeries(y, low) : sinSeries(y, low);
  return (turned & 2) === 2 ? -size : size;
}

/** An argument that is large or nearly cancels. */
function fromExactRest(name: Function, x: number): number {
  const size = Math.abs(x);
  if (!(size < Number.POSITIVE_INFINITY)) return Number.NaN;
  const [quadrants, y, low] = size > Math.PI / 4 ? reduceExactly(size) : [0, size, 0];
  const result = ofQuadrant(name, quadrants, y, low);
  return name !== 'cos' && x < 0 ? -result : result;
}

function trigonometric(name: Function, x: number): number {
  if (x === 0 && name !== 'cos') return x;
  if (!(Math.abs(x) < largest)) return fromExactRest(name, x);
  const k = x * 6.366197723675814e-1 + rounder - rounder;
  const exact = x - k * 1.5707963267341256;
  const next = k * 6.077100506303966e-11;
  const r = exact - next;
  const back = r - exact;
  const lost = exact - (r - back) - (next + back);
  const c = k * 2.0222662487959506e-21 - lost;
  const y = r - c;
  if (Math.abs(y) < 1e-6 && k !== 0) return fromExactRest(name, x);
  return ofQuadrant(name, k & 3, y, r - y - c);
}

/** Sine of x radians. */
export function sin(x: number): number {
  return trigonometric('sin', x);
}

/** Cosine of x radians. */
export function cos(x: number): number {
  return trigonometric('cos', x);
}

/** Tangent of x radians. */
export function tan(x: number): number {
  return trigonometric('tan', x);
}

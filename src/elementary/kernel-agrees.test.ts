import { describe, expect, it } from 'vitest';
import { runOperation, runWithConstants } from '../kernel/testing/run-operation.ts';
import { philoxDraw } from '../sampling/philox.ts';
import { atan2, cos, exp, expm1, ln, log1p, log10, pow, sin, tan } from './elementary.ts';

/** Every function that the kernel has too, by the kernel's name. */
const shared: Readonly<Record<string, (a: number, b: number) => number>> = {
  exp,
  expm1,
  ln,
  log1p,
  log10,
  sin,
  cos,
  tan,
  atan2,
  power: pow,
};

const ends = [
  0,
  -0,
  1,
  -1,
  0.5,
  -2,
  3,
  1e6,
  1e150,
  1e-150,
  1e300,
  -1e300,
  5e-324,
  -5e-324,
  2.2250738585072014e-308,
  Number.MAX_VALUE,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
];

const view = new DataView(new ArrayBuffer(8));

/** A double whose bits are drawn, so that every exponent is as likely. */
function ofBits(high: number, low: number): number {
  view.setUint32(0, high * 2 ** 32);
  view.setUint32(4, low * 2 ** 32);
  return view.getFloat64(0);
}

/** Arguments of all sizes, around 0, 1 and multiples of pi/2, and in the middle of the range. */
function argument(index: number, stream: number): number {
  const u = (k: number) => (philoxDraw(index, k, stream) + 0.5) / 2 ** 52;
  const side = u(1) < 0.5 ? -1 : 1;
  switch (index % 8) {
    case 0:
      return ofBits(u(2), u(3));
    case 1:
      return 1 + side * u(2) * 2 ** (-52 * u(3));
    case 2:
      return side * 800 * u(2);
    case 3:
      return Math.round(side * 1e5 * u(2) ** 2) * (Math.PI / 2) * (1 + (u(3) < 0.5 ? 0 : 2 ** -52));
    case 4:
      return side * 2 ** (-80 * u(2));
    case 5:
      return side * 2e6 * u(2);
    case 6:
      return Math.round(side * 40 * u(2));
    default:
      return side * 4 * u(2);
  }
}

const drawn = 200_000;
const row = (index: number) => [argument(index, 1), argument(index * 5 + 3, 2)] as const;
const pairs = [
  ...ends.flatMap((a) => ends.map((b) => [a, b] as const)),
  ...Array.from({ length: drawn }, (_, index) => row(index)),
];
const [first, second] = [0, 1].map((k) => Float64Array.from(pairs, (pair) => pair[k]!)) as [
  Float64Array,
  Float64Array,
];

describe.each(Object.entries(shared))('%s', (name, own) => {
  it(`gives the kernel's bits on ${pairs.length} arguments`, async () => {
    const isBinary = own.length === 2;
    const found = await runOperation(name, isBinary ? [first, second] : [first]);
    const wrong = [];
    for (let k = 0; k < found.length; k++) {
      const [a, b] = [first[k]!, second[k]!];
      // The kernel's exponents that are columns take no short cut.
      if (name === 'power' && [2, 3, 4, -1, 0.5].includes(b)) continue;
      if (!Object.is(found[k], own(a, b))) wrong.push([a, b, found[k], own(a, b)]);
    }
    expect(wrong.length, JSON.stringify(wrong.slice(0, 5))).toBe(0);
  });
});

describe('power with a constant exponent', () => {
  it.each([2, 3, -1, 0.5, -2, 1, 0, 4, 1 / 3, -0.2, 1e22, Number.POSITIVE_INFINITY])('%d', async (y) => {
    const found = await runWithConstants('power', [null, y], [first]);
    const wrong = first.filter((x, k) => !Object.is(found[k], pow(x, y)));
    expect(wrong.length, String(wrong.slice(0, 5))).toBe(0);
  });
});

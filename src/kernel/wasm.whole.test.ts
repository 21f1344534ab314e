import { describe, expect, it } from 'vitest';
import { operationCode } from '../notation/operations/operations.ts';
import type { Chunk, Design } from '../plan/plan.ts';
import type { ColumnSummary, PreparedPlan } from './kernel.ts';
import { mergeColumns, withHistograms } from './merge.ts';
import { loadWasmKernel } from './load-wasm.ts';
import { unpackHistogram } from './packing/packed-histogram.ts';
import { referenceKernel } from './reference.ts';
import { planOf, specifications } from './testing/random-plan.ts';
import { expectSame } from './testing/expect-same.ts';

const wasm = await loadWasmKernel();
const designs: readonly Design[] = ['monte-carlo', 'sobol', 'latin-hypercube'];
const free = specifications.length;

/** A product of two inputs, its comparison with a limit, and a quotient that is infinite or NaN now and then. */
const program = {
  code: [
    ...[operationCode('multiply'), free, 0, 1, 0],
    ...[operationCode('greater'), free + 1, free, -1, 0],
    ...[operationCode('divide'), free + 2, 10, 10, 0],
  ],
  constants: [6],
  columns: [
    { id: 'product', kind: 'distribution', operand: free, mayHaveAtoms: false },
    { id: 'moments', kind: 'moments', operand: free, mayHaveAtoms: false },
    { id: 'above', kind: 'indicator', operand: free + 1, mayHaveAtoms: true },
    { id: 'constant', kind: 'distribution', operand: -1, mayHaveAtoms: true },
    { id: 'quotient', kind: 'distribution', operand: free + 2, mayHaveAtoms: true },
    // Input 7 counts events: a whole number, often 0.
    { id: 'weighed', kind: 'distribution', operand: free, mayHaveAtoms: false, weight: 7 },
    { id: 'weighed atoms', kind: 'distribution', operand: 13, mayHaveAtoms: true, weight: 7 },
    { id: 'weighed moments', kind: 'moments', operand: free, mayHaveAtoms: false, weight: 7 },
    { id: 'weighed share', kind: 'indicator', operand: free + 1, mayHaveAtoms: true, weight: 7 },
    { id: 'weighed quotient', kind: 'distribution', operand: free + 2, mayHaveAtoms: true, weight: 7 },
    { id: 'six times', kind: 'distribution', operand: free, mayHaveAtoms: false, weight: -1 },
  ],
} as const;

const copula = {
  streams: [2, 3, 5],
  factor: Float64Array.of(1, 0, 0, 0.5, Math.sqrt(0.75), 0, -0.3, 0.2, Math.sqrt(1 - 0.13)),
};

/** Of very many counts one in a million may be the next. */
const tolerance = (input: number) => (input === 8 ? 5e-5 : 2e-9);

const run = (prepared: PreparedPlan, chunk: Chunk): ColumnSummary[] =>
  withHistograms(prepared.runChunk(chunk, () => false)!, prepared.takeHistograms());

/** The same with histograms to look at. */
const runToRead = (prepared: PreparedPlan, chunk: Chunk) =>
  run(prepared, chunk).map((column) => ({
    ...column,
    histogram: column.histogram && unpackHistogram(column.histogram),
  }));

/** Largest difference relative to the spread of the expected values. */
function difference(values: Float64Array, expected: Float64Array): number {
  const finite = expected.filter(Number.isFinite).sort();
  const range = finite[Math.floor(finite.length * 0.75)]! - finite[Math.floor(finite.length / 4)]!;
  const middle = finite[finite.length >> 1]!;
  return values.reduce((largest, value, k) => {
    if (Object.is(value, expected[k]) || value === expected[k]) return largest;
    return Math.max(
      largest,
      Math.abs(value - expected[k]!) / Math.max(range, Math.abs(expected[k]! - middle)),
    );
  }, 0);
}

describe.each(designs)('under %s', (design) => {
  it.each([
    { name: 'independent', copulas: [] },
    { name: 'correlated', copulas: [copula] },
  ])('draws $name inputs as the reference does, within the tables error', ({ copulas }) => {
    const plan = planOf({ design, drawsPerReplicate: 2 ** 18, ...program, copulas });
    const fast = wasm.prepare(plan).evaluate(1, 2048, 512);
    const exact = referenceKernel.prepare(plan).evaluate(1, 2048, 512);
    fast.random.forEach((values, k) => {
      expect(difference(values, exact.random[k]!), `input ${k}`).toBeLessThan(tolerance(k));
    });
    expect(difference(fast.outputs[free]!, exact.outputs[free]!)).toBeLessThan(1e-12);
    expect(fast.outputs[free + 4]).toEqual(exact.outputs[free + 4]);
  });

  it('summarises a chunk as the reference does', () => {
    const plan = planOf({ design, drawsPerReplicate: 2 ** 18, ...program });
    const chunk = { index: 0, replicate: 1, first: 65536, count: 1536 };
    const fast = runToRead(wasm.prepare(plan), chunk);
    const exact = runToRead(referenceKernel.prepare(plan), chunk);
    fast.forEach((column, k) => {
      const expected = exact[k]!;
      const { id } = plan.program.columns[k]!;
      const sd = Math.sqrt(expected.m2 / expected.count);
      expect(column.count, id).toBe(expected.count);
      expect(column.nonFinite, id).toBe(expected.nonFinite);
      expect(column.firstNonFinite, id).toBe(expected.firstNonFinite);
      expect(Math.abs(column.mean - expected.mean), id).toBeLessThanOrEqual(1e-8 * sd);
      expect(Math.abs(column.m2 - expected.m2), id).toBeLessThanOrEqual(1e-8 * expected.m2);
      expect(Math.abs(column.minimum - expected.minimum), id).toBeLessThanOrEqual(1e-7 * sd);
      expect(Math.abs(column.maximum - expected.maximum), id).toBeLessThanOrEqual(1e-7 * sd);
      if (expected.histogram === null) {
        expect(column.histogram).toBeNull();
        return;
      }
      const counts = new Map(
        Array.from(expected.histogram.bins, (bin, at) => [bin, expected.histogram!.counts[at]!]),
      );
      let moved = 0;
      column.histogram!.bins.forEach((bin, at) => {
        moved += Math.abs(column.histogram!.counts[at]! - (counts.get(bin) ?? 0));
      });
      // A value within the table's error of a bin's edge may fall into the next, with its weight.
      const { weight } = plan.program.columns[k]!;
      const most = weight === undefined ? 1 : weight < 0 ? 6 : fast[weight]!.maximum;
      expect(moved, id).toBeLessThanOrEqual(2 * most);
      expect(column.histogram!.counts.reduce((a, b) => a + b, 0)).toBe(expected.count);
      expect(column.histogram!.bins).toEqual(column.histogram!.bins.toSorted());
      expect(column.histogram!.lows.length).toBe(
        plan.program.columns[k]!.mayHaveAtoms ? column.histogram!.bins.length : 0,
      );
    });
  });

  it('gives the same bytes in any order of chunks, also after one that was stopped', () => {
    const plan = planOf({ design, drawsPerReplicate: 2 ** 14, ...program });
    const chunks = [0, 1, 2, 3].map((index) => ({
      index,
      replicate: index >> 1,
      first: (index % 2) * 8192,
      count: 8192,
    }));
    const forward = wasm.prepare(plan);
    const backward = wasm.prepare(plan);
    const first = chunks.map((chunk) => run(forward, chunk));
    let calls = 0;
    expect(backward.runChunk(chunks[0]!, () => ++calls > 3)).toBeNull();
    backward.takeHistograms();
    const second = chunks.toReversed().map((chunk) => run(backward, chunk));
    expectSame(second.reverse(), first);
  });

  it.each([
    { name: 'wasm', kernel: wasm, count: 8192 },
    { name: 'reference', kernel: referenceKernel, count: 512 },
  ])('counts chunks together until their histograms are taken: $name', ({ kernel, count }) => {
    const plan = planOf({ design, drawsPerReplicate: 2 * count, ...program });
    const [left, right] = [0, count].map((first) => ({ index: 0, replicate: 0, first, count })) as [
      Chunk,
      Chunk,
    ];
    const apart = kernel.prepare(plan);
    const [one, other] = [run(apart, left), run(apart, right)];
    const together = kernel.prepare(plan);
    const moments = [left, right].map((chunk) => together.runChunk(chunk, () => false));
    const merged = one.map((column, k) => mergeColumns(column, other[k]!));
    expect(moments[1]).toEqual(other.map(({ histogram: _, ...rest }) => rest));
    expectSame(
      together.takeHistograms(),
      merged.map(({ histogram }) => histogram),
    );
    for (const histogram of together.takeHistograms()) expect(histogram?.size ?? 0).toBe(0);
  });

  it.each([1, 2, 4, 8, 64, 512])('works with replicates of %d draws', (drawsPerReplicate) => {
    const plan = planOf({ design, drawsPerReplicate, ...program });
    const fast = wasm.prepare(plan).evaluate(0, 0, drawsPerReplicate);
    const exact = referenceKernel.prepare(plan).evaluate(0, 0, drawsPerReplicate);
    fast.random.forEach((values, k) => {
      const scale = Math.max(...exact.random[k]!.map(Math.abs), 1);
      values.forEach((value, row) => {
        expect(Math.abs(value - exact.random[k]![row]!) / scale).toBeLessThan(2e-9);
      });
    });
    const columns = runToRead(wasm.prepare(plan), {
      index: 0,
      replicate: 0,
      first: 0,
      count: drawsPerReplicate,
    });
    expect(columns[0]!.count).toBe(drawsPerReplicate);
  });

  it('draws at the far end of what it may draw', () => {
    const drawsPerReplicate = design === 'monte-carlo' ? 2 ** 40 : 2 ** 32;
    const plan = planOf({ design, drawsPerReplicate, ...program });
    const first = drawsPerReplicate - 1024;
    const fast = wasm.prepare(plan).evaluate(1, first, 1024);
    const exact = referenceKernel.prepare(plan).evaluate(1, first, 1024);
    fast.random.forEach((values, k) => {
      expect(difference(values, exact.random[k]!), `input ${k}`).toBeLessThan(tolerance(k));
    });
    const columns = runToRead(wasm.prepare(plan), { index: 0, replicate: 1, first, count: 1024 });
    const bad = fast.outputs[free + 4]!.findIndex((value) => !Number.isFinite(value));
    expect(columns[free + 4]!.firstNonFinite).toBe(bad < 0 ? -1 : first + bad);
  });
});

it('keeps a constant exactly, without spread', () => {
  const plan = planOf({ design: 'sobol', drawsPerReplicate: 4096, ...program });
  const columns = runToRead(wasm.prepare(plan), {
    index: 0,
    replicate: 0,
    first: 0,
    count: 4096,
  });
  const constant = columns[free + 3]!;
  expect([constant.mean, constant.m2, constant.minimum, constant.maximum]).toEqual([6, 0, 6, 6]);
  expect([...constant.histogram!.lows, ...constant.histogram!.highs]).toEqual([6, 6]);
});

describe('weights', () => {
  const chunk = { index: 0, replicate: 0, first: 0, count: 4096 };

  it('count a draw as often as they say, and leave out those of 0', () => {
    const plan = planOf({ design: 'monte-carlo', drawsPerReplicate: 4096, ...program });
    const prepared = wasm.prepare(plan);
    const { random, outputs } = prepared.evaluate(0, 0, 4096);
    const columns = runToRead(prepared, chunk);
    const weighed = columns[free + 5]!;
    const all = random[7]!.reduce((sum, weight) => sum + weight, 0);
    const sum = outputs[free]!.reduce((sum, value, row) => sum + random[7]![row]! * value, 0);
    expect(weighed.count).toBe(all);
    expect(weighed.mean).toBeCloseTo(sum / all, 10);
    expect(weighed.histogram!.counts.reduce((a, b) => a + b, 0)).toBe(all);
    const isLost = (value: number, row: number) => !Number.isFinite(value) && random[7]![row]! > 0;
    const lost = random[7]!.reduce(
      (sum, weight, row) => sum + (isLost(outputs[free + 4]![row]!, row) ? weight : 0),
      0,
    );
    expect(columns[free + 9]!.nonFinite).toBe(lost);
    const ones = outputs[free + 2]!.reduce((sum, value, row) => sum + random[7]![row]! * value, 0);
    expect(columns[free + 8]!.mean * columns[free + 8]!.count).toBeCloseTo(ones, 6);
  });

  it('of one number change nothing but the count', () => {
    const plan = planOf({ design: 'monte-carlo', drawsPerReplicate: 4096, ...program });
    const columns = runToRead(wasm.prepare(plan), chunk);
    const [plain, times] = [columns[free]!, columns[free + 10]!];
    expect(times.count).toBe(6 * plain.count);
    expect(times.mean).toBeCloseTo(plain.mean, 12);
    expect(times.m2 / times.count).toBeCloseTo(plain.m2 / plain.count, 10);
    expect(times.histogram!.bins).toEqual(plain.histogram!.bins);
    expect(times.histogram!.counts).toEqual(plain.histogram!.counts.map((count) => 6 * count));
  });

  it.each([wasm, referenceKernel])('of 2^26 add up exactly: $name', (kernel) => {
    const weighing = {
      ...program,
      constants: [6, 2 ** 26],
      columns: [{ id: 'x', kind: 'distribution', operand: 0, mayHaveAtoms: false, weight: -2 }] as const,
    };
    const plan = planOf({ design: 'monte-carlo', drawsPerReplicate: 4096, ...weighing });
    const columns = runToRead(kernel.prepare(plan), chunk);
    expect(columns[free]!.count).toBe(2 ** 38);
    expect(columns[free]!.histogram!.counts.every((count) => count % 2 ** 26 === 0)).toBe(true);
  });

  it.each([wasm, referenceKernel])(
    'of 0 leave nothing, not even a value that is not finite: $name',
    (kernel) => {
      const weighing = {
        ...program,
        constants: [6, 0],
        columns: [
          { id: 'x', kind: 'distribution', operand: 0, mayHaveAtoms: false, weight: -2 },
          { id: 'quotient', kind: 'distribution', operand: free + 2, mayHaveAtoms: true, weight: -2 },
          { id: 'above', kind: 'indicator', operand: free + 1, mayHaveAtoms: true, weight: -2 },
        ] as const,
      };
      const plan = planOf({ design: 'monte-carlo', drawsPerReplicate: 4096, ...weighing });
      for (const column of runToRead(kernel.prepare(plan), chunk).slice(free)) {
        expect([column.count, column.nonFinite, column.firstNonFinite]).toEqual([0, 0, -1]);
        expect(column.histogram?.bins.length ?? 0).toBe(0);
      }
    },
  );
});

it('has memory enough for any values: every octave of both signs', () => {
  const plan = planOf({
    design: 'monte-carlo',
    drawsPerReplicate: 2 ** 16,
    code: [
      ...[operationCode('subtract'), free, 0, -1, 0],
      ...[operationCode('multiply'), free + 1, free, -2, 0],
      ...[operationCode('exp'), free + 2, free + 1, 0, 0],
      ...[operationCode('multiply'), free + 2, free + 2, free, 0],
    ],
    constants: [3.5, 450],
    columns: [{ id: 'wide', kind: 'distribution', operand: free + 2, mayHaveAtoms: true }],
  });
  const columns = runToRead(wasm.prepare(plan), { index: 0, replicate: 0, first: 0, count: 65536 });
  const wide = columns[free]!;
  expect(wide.count).toBe(65536);
  expect(wide.histogram!.counts.reduce((a, b) => a + b, 0)).toBe(65536);
});

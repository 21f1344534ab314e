import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SubtreeSummary } from '../../kernel/merge.ts';
import { planOf as randomPlan, specifications } from '../../kernel/testing/random-plan.ts';
import type { Design, Plan } from '../../plan/plan.ts';
import { planOf } from '../../plan/testing/plan.ts';
import { normal, scenarioOf, uniform } from '../../plan/testing/scenario.ts';
import { createEngine } from '../create-engine.ts';
import {
  decodePlan,
  decodeSummary,
  encodePlan,
  encodeSummary,
  packData,
  seal,
  tablesOf,
  unpackData,
  WireError,
} from './wire.ts';

const designs: readonly Design[] = ['sobol', 'latin-hypercube', 'monte-carlo'];

/** One column for every specification, of all kinds. */
const everyColumn = (design: Design) =>
  randomPlan({
    design,
    drawsPerReplicate: 2048,
    constants: [Number.NaN, -0, Number.NEGATIVE_INFINITY],
    columns: [
      { id: 'constant', kind: 'moments', operand: -2, mayHaveAtoms: true },
      { id: 'weighed', kind: 'distribution', operand: 2, mayHaveAtoms: true, weight: 7 },
    ],
    copulas: [{ streams: [0, 2], factor: Float64Array.of(1, 0, 0.6, 0.8) }],
  });

const tableIn =
  (tables: ReadonlyMap<string, Uint8Array>) =>
  (hash: string): Uint8Array =>
    tables.get(hash)!;

function travelled(plan: Plan): Plan {
  const { bytes, tables } = encodePlan(plan);
  return decodePlan(bytes, tableIn(tables));
}

async function summaryOf(plan: Plan, replicate = 0): Promise<SubtreeSummary> {
  const engine = createEngine({ threads: 'never' });
  const summary = await engine.execute(plan, { replicate, level: 0, index: 0 }, new AbortController().signal);
  return summary!;
}

/** A small plan whose parts a test may change. */
const small = () =>
  planOf(scenarioOf({ a: uniform(0, 1), b: normal(3, 1) }, { y: 'a * b + 1' }), { draws: 64 });

/** The bytes of the small plan as its text would have it after a change. */
function altered(change: (plan: Record<string, never>) => void): () => Plan {
  const { bytes, tables } = encodePlan(small());
  const view = new DataView(bytes.buffer);
  const end = 24 + view.getUint32(16, true);
  const text = new TextDecoder().decode(bytes.subarray(24, end));
  const arrays = bytes.slice(end, end + view.getUint32(20, true));
  const data = unpackData(text, arrays) as Record<string, never>;
  change(data);
  const packed = packData(data);
  return () => decodePlan(seal('plan', packed.text, packed.arrays), tableIn(tables));
}

describe('plans as bytes', () => {
  it.each(designs)('are the same plan again, to the last bit (%s)', (design) => {
    const plan = everyColumn(design);
    const again = travelled(plan);
    // Memory that threads share is no part of what a plan says.
    expect(structuredClone(again)).toEqual(structuredClone(plan));
    expect(Object.is(again.program.constants[1], -0)).toBe(true);
    expect(encodePlan(again).hash).toBe(encodePlan({ ...plan }).hash);
  });

  it('give the same summary as the plan they were made of', async () => {
    const plan = everyColumn('sobol');
    expect(encodeSummary(await summaryOf(travelled(plan)))).toEqual(encodeSummary(await summaryOf(plan)));
  });

  it('are read from a Buffer that begins anywhere', () => {
    const plan = everyColumn('sobol');
    const { bytes, tables } = encodePlan(plan);
    const buffer = Buffer.concat([Buffer.from('.'), bytes]).subarray(1);
    expect(decodePlan(buffer, tableIn(tables))).toEqual(plan);
  });

  it('have equal tables once', () => {
    const twice = scenarioOf({ a: normal(3, 1), b: normal(3, 1) }, { y: 'a * b' });
    const plan = planOf(twice, { draws: 64 });
    // One of the two inputs, one of the standard normal.
    expect(tablesOf(encodePlan(plan).bytes)).toHaveLength(2);
    const [a, b] = travelled(plan).samplers.columns;
    expect(a).toBe(b);
  });

  it('are refused where a table is another one', () => {
    const { bytes } = encodePlan(small());
    expect(() => decodePlan(bytes, () => new Uint8Array(24))).toThrow(/table .* hash does not match/);
  });

  it.each<[string, (plan: Record<string, never>) => void, RegExp]>([
    [
      'a register',
      ({ program }: { program: { registers: number } }) => (program.registers = 1),
      /register|operand|target/,
    ],
    ['a target', ({ program }: { program: { code: Int32Array } }) => program.code.fill(1e6, 1, 2), /target/],
    [
      'an operand',
      ({ program }: { program: { code: Int32Array } }) => program.code.fill(-9, 2, 3),
      /operand/,
    ],
    [
      'an operation',
      ({ program }: { program: { code: Int32Array } }) => program.code.fill(9999, 0, 1),
      /operation 9999/,
    ],
    [
      'a stream',
      ({ program }: { program: { random: { stream: number }[] } }) => (program.random[0]!.stream = 7),
      /stream/,
    ],
    [
      'a kind',
      ({ program }: { program: { columns: { kind: string }[] } }) => (program.columns[0]!.kind = 'all'),
      /kind/,
    ],
    ['the draws', (plan: { drawsPerReplicate: number }) => (plan.drawsPerReplicate = 3), /power of two/],
    ['the keys', (plan: { keys: Uint32Array }) => (plan.keys = plan.keys.slice(1)), /keys/],
    ['the design', (plan: { design: string }) => (plan.design = 'grid'), /design/],
    [
      'a method',
      ({ samplers }: { samplers: { list: { method: string }[] } }) => (samplers.list[0]!.method = 'guide'),
      /guide/,
    ],
    ['a sampler', ({ samplers }: { samplers: { normal: number } }) => (samplers.normal = 99), /sampler/],
  ] as never)('are refused where %s is not one that a kernel could use', (_, change, message) => {
    expect(altered(change)).toThrow(WireError);
    expect(altered(change)).toThrow(message);
    expect(altered(() => {})).not.toThrow();
  });
});

describe('summaries as bytes', () => {
  it('are the same again, to the last bit, of any columns', async () => {
    const plans = designs.map(everyColumn);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...plans),
        fc.nat(plans[0]!.replicates - 1),
        async (plan, replicate) => {
          const summary = await summaryOf(plan, replicate);
          expect(decodeSummary(encodeSummary(summary), plan)).toEqual(summary);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('are refused where they are of another plan', async () => {
    const bytes = encodeSummary(await summaryOf(small()));
    expect(() => decodeSummary(bytes, everyColumn('sobol'))).toThrow(
      `the summary has 1 columns, the plan ${specifications.length + 2}`,
    );
    const moments = planOf(scenarioOf({ a: uniform(0, 1) }, { y: 'a' }), { draws: 64 });
    const { program } = moments;
    const other = {
      program: { ...program, columns: [{ ...program.columns[0]!, kind: 'moments' as const }] },
    };
    expect(() => decodeSummary(bytes, other)).toThrow(/histograms/);
  });
});

describe('spoiled bytes', () => {
  const { bytes, tables } = encodePlan(small());
  const decode = (spoiled: Uint8Array) => () => decodePlan(spoiled, tableIn(tables));

  it('are refused wherever one bit is another', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const spoiled = bytes.slice();
        spoiled[at]! ^= 1 << bit;
        expect(decode(spoiled)).toThrow(WireError);
      }),
    );
  });

  it('are refused wherever they end too early or too late', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(decode(bytes.subarray(0, length))).toThrow(WireError);
      }),
    );
    const longer = new Uint8Array(bytes.length + 8);
    longer.set(bytes);
    expect(decode(longer)).toThrow(/digest/);
  });

  it('say what is wrong with them', async () => {
    const summary = encodeSummary(await summaryOf(small()));
    expect(decode(summary)).toThrow('expected a plan, found a summary');
    expect(decode(new Uint8Array(100))).toThrow('these are no bytes of costcone');
    expect(decode(bytes.subarray(0, 30))).toThrow('the bytes are cut short: 30 of 56');
    const newer = bytes.slice();
    newer[8] = 9;
    expect(decode(newer)).toThrow(/of version 9 of the format, and this costcone reads version 2/);
  });

  it('hold no array outside of them', () => {
    const { text, arrays } = packData({ numbers: Float64Array.of(1, 2) });
    const beyond = text.replace('"length":2', '"length":3');
    expect(() => unpackData(beyond, new Uint8Array(arrays))).toThrow('outside of it');
    expect(() => unpackData('{"x":{"$":"f64","at":-8,"length":1}}', new Uint8Array(8))).toThrow(
      'outside of it',
    );
    expect(() => unpackData('{', new Uint8Array(0))).toThrow('no JSON');
  });
});

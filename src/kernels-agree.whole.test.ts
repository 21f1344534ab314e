import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadWasmKernel } from './kernel/load-wasm.ts';
import { referenceKernel } from './kernel/reference.ts';
import { planOf, specifications } from './kernel/testing/random-plan.ts';
import { resultColumns } from './analyses/columns.ts';
import { planMain } from './run/main-plan.ts';
import { operationCode } from './notation/operations/operations.ts';
import type { Plan } from './plan/plan.ts';
import { coordinate } from './engine/coordinator.ts';
import { createEngine } from './engine/create-engine.ts';
import { readScenario } from './scenario/read-scenario.ts';
import { settingsOf } from './run/settings.ts';

const wasm = await loadWasmKernel();
const coordinator = coordinate(createEngine({ threads: 'never' }));
const folder = new URL('../scenarios/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

/** Largest relative difference between what the kernels give for some draws, by output column. */
function differences(plan: Plan, replicate: number, draws: number): number[] {
  const fast = wasm.prepare(plan).evaluate(replicate, 0, draws);
  const exact = referenceKernel.prepare(plan).evaluate(replicate, 0, draws);
  return fast.outputs.map((values, k) =>
    values.reduce((largest, value, row) => {
      const expected = exact.outputs[k]![row]!;
      if (Object.is(value, expected) || value === expected) return largest;
      return Math.max(largest, Math.abs(value - expected) / Math.abs(expected));
    }, 0),
  );
}

describe.each(files)('%s', (file) => {
  it('gives the same draws in both kernels, within 1e-7', async () => {
    // Weights are whole numbers of a likelihood, in which a difference of 1e-9 is many times as large.
    const scenario = { ...readScenario(new URL(file, folder).pathname), evidence: null };
    const { plan } = await planMain(
      [scenario],
      settingsOf(scenario, { seed: 'agree', draws: 2 ** 10 }),
      coordinator,
      resultColumns(null),
    );
    expect(Math.max(...differences(plan, 3, 64))).toBeLessThan(1e-7);
  });
});

describe('random well-conditioned programs', () => {
  // Operations that keep positive operands positive and their relative errors small.
  const step = fc.tuple(
    fc.constantFrom('add', 'minimum', 'maximum', 'square-root', 'multiply', 'divide'),
    fc.nat(3),
    fc.nat(3),
    fc.nat(3),
  );

  it('give the same draws in both kernels, within 1e-9 an operand', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const free = specifications.length;
        // Errors of the registers, as multiples of the tables': uniform, triangular, normal far from 0, lognormal.
        const weight = [1, 1, 1, 1];
        const code = [0, 1, 2, 3].flatMap((k) => [operationCode('copy'), free + k, k, 0, 0]);
        for (const [name, target, a, b] of steps) {
          const sum =
            name === 'square-root'
              ? weight[a]! / 2
              : name === 'add'
                ? Math.max(weight[a]!, weight[b]!)
                : weight[a]! + weight[b]!;
          if (sum > 64) continue;
          weight[target] = sum + 1;
          code.push(operationCode(name), free + target, free + a, free + b, 0);
        }
        const columns = [0, 1, 2, 3].map((k) => ({
          id: `result ${k}`,
          kind: 'moments' as const,
          operand: free + k,
          mayHaveAtoms: false,
        }));
        const plan = planOf({ design: 'sobol', drawsPerReplicate: 1024, code, columns });
        differences(plan, 1, 64)
          .slice(-4)
          .forEach((difference, k) => {
            expect(difference).toBeLessThan(weight[k]! * 2e-9);
          });
      }),
      { numRuns: 25 },
    );
  });
});

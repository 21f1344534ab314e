import type { DistributionSpec } from '../../distributions/distribution.ts';
import { loadWasmKernel } from '../../kernel/load-wasm.ts';
import type { Plan } from '../plan.ts';
import { buildSamplers } from '../samplers.ts';

const wasm = await loadWasmKernel();

const uniform: DistributionSpec = { family: 'uniform', parameters: { low: 0, high: 1 } };

/** Uniforms as the fast kernel draws them, and what the sampler of a distribution made of them. */
export function draw(
  spec: DistributionSpec,
  design: Plan['design'],
  draws: number,
): { readonly uniforms: Float64Array; readonly values: Float64Array } {
  const random = [
    { stream: 0, spec: uniform, scale: 1, register: 0 },
    { stream: 0, spec, scale: 1, register: 1 },
  ];
  const plan: Plan = {
    design,
    drawsPerReplicate: draws,
    replicates: 1,
    streams: [{ name: 'x', dimension: 2 }],
    copulas: [],
    program: { code: new Int32Array(), constants: new Float64Array(), registers: 2, random, columns: [] },
    samplers: buildSamplers(random),
    keys: Uint32Array.of(1, 2, 3, 4),
    origins: new Float64Array(),
  };
  const [uniforms, values] = wasm.prepare(plan).evaluate(0, 0, draws).random as [Float64Array, Float64Array];
  return { uniforms, values };
}

import { binaryExponent } from '../elementary/elementary.ts';
import type { Plan } from '../plan/plan.ts';
import type { Sampler } from '../plan/samplers.ts';
import { latinHypercubeRoundKeys } from '../sampling/latin-hypercube.ts';
import type { KernelMemory } from './kernel-memory.ts';
import type { KernelInstance } from './wasm-instance.ts';
import {
  ceilingStep,
  columnBytes,
  exponentialStep,
  scalingStep,
  type Step,
  stepCodes,
} from './wasm-steps.ts';

/** Bytes of a stream's record (see assembly/sobol.ts, which needs the most). */
const streamBytes = 784;

/** Direction numbers of a Sobol' dimension, as `sobolDirections` gives them. */
export type DirectionsOf = (dimension: number) => Uint32Array;

/** The steps that fill a plan's random columns, and the keys they use. */
export class KernelSampling {
  readonly steps: readonly Step[];
  readonly #instance: KernelInstance;
  readonly #memory: KernelMemory;
  readonly #plan: Plan;
  /** Record of every stream that is used. */
  readonly #streams = new Map<number, number>();
  #replicate = -1;

  /** `memory` holds the plan's tables; `register`: address of a register. */
  constructor(memory: KernelMemory, plan: Plan, register: (k: number) => number, directionsOf: DirectionsOf) {
    const { instance } = memory;
    this.#instance = instance;
    this.#memory = memory;
    this.#plan = plan;
    const used = new Set(plan.program.random.map(({ stream }) => stream));
    const tails = new Map<number, number>();
    const steps: Step[] = [];
    for (const { streams, factor } of plan.copulas) {
      if (!streams.some((stream) => used.has(stream))) continue;
      const normals = instance.take(streams.length * columnBytes);
      streams.forEach((stream, k) => {
        const column = normals + k * columnBytes;
        steps.push(this.#tailStep(stream, column, directionsOf));
        steps.push(...this.#valueSteps(plan.samplers.normal, column, column));
      });
      const rows = instance.take(factor.byteLength);
      instance.doubles(rows, factor.length).set(factor);
      streams.forEach((stream, k) => {
        const tail = instance.take(columnBytes);
        tails.set(stream, tail);
        const row = rows + k * streams.length * 8;
        steps.push({ code: stepCodes.correlate, target: tail, a: normals, b: row, c: k + 1 });
        steps.push({ code: stepCodes.normalTail, target: tail });
      });
    }
    const shared = instance.take(columnBytes);
    for (const stream of used) {
      const tail = tails.get(stream) ?? shared;
      if (tail === shared) steps.push(this.#tailStep(stream, shared, directionsOf));
      plan.program.random.forEach((column, k) => {
        if (column.stream !== stream) return;
        steps.push(...this.#valueSteps(plan.samplers.columns[k]!, register(column.register), tail));
      });
    }
    this.steps = steps;
  }

  /** Makes the next draws those of a replicate. */
  useReplicate(replicate: number): void {
    if (replicate === this.#replicate) return;
    this.#replicate = replicate;
    const { design, keys, streams } = this.#plan;
    for (const [stream, address] of this.#streams) {
      const at = 4 * (replicate * streams.length + stream);
      const [key0, key1, key2, key3] = keys.subarray(at, at + 4) as unknown as Key;
      this.#instance.words(address, 2).set(design === 'sobol' ? [key2, key3] : [key0, key1]);
      if (design === 'sobol') this.#instance.exports.scrambleSobol(address);
      if (design === 'latin-hypercube')
        this.#instance.words(address + 16, 12).set(latinHypercubeRoundKeys(key2, key3));
    }
  }

  #tailStep(stream: number, target: number, directionsOf: DirectionsOf): Step {
    const { design, drawsPerReplicate, streams } = this.#plan;
    const address = this.#instance.take(streamBytes);
    this.#streams.set(stream, address);
    if (design === 'monte-carlo') return { code: stepCodes.philox, target, a: address };
    if (design === 'latin-hypercube') {
      this.#instance.words(address + 8, 1)[0] = binaryExponent(drawsPerReplicate);
      return { code: stepCodes.latinHypercube, target, a: address };
    }
    this.#instance.words(address + 16, 32).set(knownDirections(streams[stream]!.dimension, directionsOf));
    return { code: stepCodes.sobol, target, a: address };
  }

  #valueSteps(sampler: Sampler, target: number, tail: number): Step[] {
    const b = this.#memory.table(sampler);
    const { method, data } = sampler;
    if (method === 'linear') return [{ code: stepCodes.linear, target, a: tail, b }];
    if (method === 'triangular')
      return [{ code: stepCodes.triangular, target, a: tail, b }, ...this.#multiplySteps(target, data[5]!)];
    if (method === 'guide') return [{ code: stepCodes.guide, target, a: tail, b }];
    const steps: Step[] = [{ code: stepCodes.table, target, a: tail, b }];
    if (data[1]! + data[2]! > 0) steps.push({ code: stepCodes.pieces, target, a: tail, b });
    if (method === 'log-table') steps.push(exponentialStep(target));
    if (method === 'ceil-table') steps.push(ceilingStep(target));
    steps.push(...this.#multiplySteps(target, data[3]!));
    return steps;
  }

  #multiplySteps(target: number, factor: number): Step[] {
    if (factor === 1) return [];
    const pair = this.#instance.take(16);
    this.#instance.doubles(pair, 2).fill(factor);
    return [scalingStep(target, pair)];
  }
}

/** Directions of the dimensions that were asked for, by where they come from: many plans have the same dimensions. */
const known = new WeakMap<DirectionsOf, Map<number, Uint32Array>>();

function knownDirections(dimension: number, directionsOf: DirectionsOf): Uint32Array {
  const ofAll = known.get(directionsOf) ?? new Map<number, Uint32Array>();
  known.set(directionsOf, ofAll);
  const directions = ofAll.get(dimension) ?? directionsOf(dimension);
  ofAll.set(dimension, directions);
  return directions;
}

type Key = readonly [number, number, number, number];

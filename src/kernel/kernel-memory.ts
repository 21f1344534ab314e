import type { Plan } from '../plan/plan.ts';
import type { Sampler } from '../plan/sampler.ts';
import type { KernelModule } from './wasm-exports.ts';
import { KernelInstance } from './wasm-instance.ts';

/** Bytes of tables that are kept. Judgement: those of a hundred inputs and of a hundred changes of one. */
const mostTables = 2 ** 25;
/** Bytes of memory that is used again; what is larger is given back, as memory of the kernel never shrinks. */
const mostBytes = 2 ** 27;

/**
 * Memory of the kernel for one plan after the other. Tables of inputs stand first and stay: the next plan has most of them too, and
 * they are nearly all that a plan takes.
 */
export class KernelMemory {
  readonly #module: KernelModule;
  readonly #tables = new Map<Sampler, number>();
  #instance: KernelInstance;
  /** Where tables begin, and where they end. */
  readonly #start: number;
  #end: number;

  constructor(module: KernelModule) {
    this.#module = module;
    this.#instance = new KernelInstance(module);
    this.#start = this.#instance.next;
    this.#end = this.#start;
  }

  get instance(): KernelInstance {
    return this.#instance;
  }

  /** Puts a plan's tables where they are missing. What is taken next begins behind them: all that stood there is lost. */
  begin({ samplers, copulas }: Plan): void {
    const asked = new Set([...samplers.columns, ...(copulas.length > 0 ? [samplers.normal] : [])]);
    const isMissing = (sampler: Sampler) => !this.#tables.has(sampler);
    const more = [...asked].filter(isMissing).reduce((sum, { data }) => sum + data.byteLength, 0);
    if (this.#end + more > mostTables || this.#instance.bytes > mostBytes) this.#clear();
    this.#instance.rewind(this.#end);
    for (const sampler of asked) if (isMissing(sampler)) this.#place(sampler);
    this.#end = this.#instance.next;
  }

  /** Address of the data of one of the plan's samplers. */
  table(sampler: Sampler): number {
    return this.#tables.get(sampler)!;
  }

  #place(sampler: Sampler): void {
    const { data } = sampler;
    const address = this.#instance.take(data.byteLength);
    this.#instance.doubles(address, data.length).set(data);
    this.#tables.set(sampler, address);
  }

  #clear(): void {
    this.#tables.clear();
    this.#end = this.#start;
    if (this.#instance.bytes > mostBytes) this.#instance = new KernelInstance(this.#module);
  }
}

import type { Plan } from '../../plan/plan.ts';
import type { Sampler } from '../../plan/sampler.ts';
import { sharedDoubles } from '../../plan/shared-doubles.ts';
import { checkPlan } from './check-plan.ts';
import { open, seal, sha256 } from './frame.ts';
import { packData, unpackData } from './plain-data.ts';
import { arrayOf, objectOf, textOf } from './shape.ts';
import { WireError } from './wire-error.ts';

/** A plan as bytes. Its tables stand apart, as many plans have the same ones. */
export interface PackedPlan {
  /** SHA-256 of `bytes`. */
  readonly hash: string;
  readonly bytes: Uint8Array;
  /** The tables of its samplers by the SHA-256 of their bytes: little-endian doubles. */
  readonly tables: ReadonlyMap<string, Uint8Array>;
}

/** A sampler whose table is named by its hash. */
interface NamedSampler {
  readonly method: Sampler['method'];
  readonly table: string;
  readonly error: number;
}

/** What was packed, as long as anyone holds the plan. */
const packed = new WeakMap<Plan, PackedPlan>();

/** A plan as bytes. The same plan gives the same bytes. */
export function encodePlan(plan: Plan): PackedPlan {
  const known = packed.get(plan) ?? pack(plan);
  packed.set(plan, known);
  return known;
}

function pack(plan: Plan): PackedPlan {
  const tables = new Map<string, Uint8Array>();
  const samplers: NamedSampler[] = [];
  const places = new Map<Sampler, number>();
  const place = (sampler: Sampler): number => {
    const known = places.get(sampler);
    if (known !== undefined) return known;
    const { method, data, error } = sampler;
    // A copy: bytes that threads share cannot be hashed or sent.
    const bytes = new Uint8Array(Float64Array.from(data).buffer);
    const table = sha256(bytes);
    tables.set(table, bytes);
    places.set(sampler, samplers.length);
    return samplers.push({ method, table, error }) - 1;
  };
  const columns = plan.samplers.columns.map(place);
  const normal = place(plan.samplers.normal);
  const { text, arrays } = packData({ ...plan, samplers: { list: samplers, columns, normal } });
  const bytes = seal('plan', text, arrays);
  return { hash: sha256(bytes), bytes, tables };
}

/** The hashes of the tables that the bytes of a plan name. @throws WireError */
export function tablesOf(bytes: Uint8Array): readonly string[] {
  return [...new Set(namedSamplers(contentOf(bytes)).map(({ table }) => table))];
}

/**
 * The plan of some bytes. `table` gives the bytes of a table by its hash, which are checked against it.
 *
 * @throws WireError where the bytes are no plan that a kernel can run
 */
export function decodePlan(bytes: Uint8Array, table: (hash: string) => Uint8Array): Plan {
  const content = contentOf(bytes);
  const tables = new Map<string, Float64Array>();
  const list = namedSamplers(content).map(({ method, table: hash, error }): Sampler => {
    const data = tables.get(hash) ?? doublesOf(table(hash), hash);
    tables.set(hash, data);
    return { method, data, error };
  });
  const { columns, normal } = objectOf(content.samplers, 'samplers');
  const at = (k: unknown): Sampler => {
    const found = typeof k === 'number' ? list[k] : undefined;
    if (found === undefined) throw new WireError('a column of the plan has no sampler');
    return found;
  };
  return checkPlan({
    ...content,
    samplers: { columns: arrayOf(columns, 'samplers.columns').map(at), normal: at(normal) },
  });
}

function contentOf(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const { text, arrays } = open('plan', bytes);
  return objectOf(unpackData(text, arrays), 'plan');
}

function namedSamplers({ samplers }: Readonly<Record<string, unknown>>): NamedSampler[] {
  return arrayOf(objectOf(samplers, 'samplers').list, 'samplers.list').map((item) => {
    const { method, table, error } = objectOf(item, 'a sampler');
    const hash = textOf(table, 'the hash of a table');
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new WireError('a table of the plan is not named by its hash');
    if (typeof error !== 'number') throw new WireError('a sampler has no error');
    return { method: textOf(method, 'the method of a sampler') as Sampler['method'], table: hash, error };
  });
}

function doublesOf(bytes: Uint8Array, hash: string): Float64Array {
  if (bytes.length % 8 !== 0 || sha256(bytes) !== hash)
    throw new WireError('a table of the plan is not as it was written: its hash does not match');
  const data = sharedDoubles(bytes.length / 8);
  new Uint8Array(data.buffer).set(bytes);
  return data;
}

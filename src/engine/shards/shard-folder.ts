import { host } from '#host';
import { UsageError } from '../../errors.ts';
import type { SubtreeSummary } from '../../kernel/merge.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Subtree } from '../executor.ts';
import {
  decodePlan,
  decodeSummary,
  encodePlan,
  encodeSummary,
  fingerprint,
  fingerprintText,
  open,
  sameFingerprint,
  seal,
  WireError,
} from '../wire/wire.ts';
import { decodeManifest, encodeManifest, type Manifest, type PlannedDraws } from './manifest.ts';

const { files } = host;

/**
 * A folder of shards:
 *
 *   manifest.bin            what it is for
 *   plans/HASH.bin          plans
 *   tables/HASH.bin         tables of their samplers
 *   parts/HASH-R-L-I.bin    what was drawn: the plan, replicate, level and index of a node (see Subtree)
 *
 * Every file appears whole, and is held against its digest when it is read.
 */
export class ShardFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  get isThere(): boolean {
    return files.head(this.#at('manifest.bin'), 1) !== null;
  }

  /** @throws UsageError where there is none, or this costcone is not the one that wrote it */
  async manifest(): Promise<Manifest> {
    if (!this.isThere)
      throw new UsageError(
        `there are no shards in ${this.path}: \`costcone shards plan a.yaml --out ${this.path} --shards 64\` makes them`,
      );
    const manifest = this.#checked('manifest.bin', decodeManifest);
    const own = await fingerprint();
    if (sameFingerprint(manifest.fingerprint, own)) return manifest;
    throw new UsageError(
      `${this.path} was planned by costcone ${fingerprintText(manifest.fingerprint)}, and this is ${fingerprintText(own)}: ` +
        'use the same version for all shards',
    );
  }

  writeManifest(manifest: Manifest): void {
    this.#write('manifest.bin', encodeManifest(manifest));
  }

  /** Writes a plan, and the tables that are not there yet. */
  writePlan(plan: Plan): void {
    const { hash, bytes, tables } = encodePlan(plan);
    for (const [table, data] of tables)
      if (!this.#isThere(`tables/${table}.bin`)) this.#write(`tables/${table}.bin`, data);
    this.#write(`plans/${hash}.bin`, bytes);
  }

  /** @throws UsageError where its bytes are not whole */
  plan(hash: string): Plan {
    return this.#checked(`plans/${hash}.bin`, (bytes) =>
      decodePlan(bytes, (table) => this.#read(`tables/${table}.bin`)),
    );
  }

  writePart(plan: PlannedDraws, part: Subtree, summary: SubtreeSummary): void {
    this.#write(nameOf(plan, part), seal('shard', headOf(plan, part), encodeSummary(summary)));
  }

  /** A part that was drawn; null where there is none, or its file is damaged. */
  part(planned: PlannedDraws, part: Subtree, plan: Plan): SubtreeSummary | null {
    if (!this.#isThere(nameOf(planned, part))) return null;
    try {
      const { text, arrays } = open('shard', this.#read(nameOf(planned, part)));
      return text.trimEnd() === headOf(planned, part) ? decodeSummary(arrays, plan) : null;
    } catch (error) {
      if (error instanceof WireError) return null;
      throw error;
    }
  }

  #at(name: string): string {
    return files.join(this.path, name);
  }

  #isThere(name: string): boolean {
    return files.head(this.#at(name), 1) !== null;
  }

  #read(name: string): Uint8Array {
    const path = this.#at(name);
    return files.slice(path, 0, files.length(path));
  }

  #write(name: string, content: Uint8Array): void {
    files.write([{ path: this.#at(name), content, replacesInput: true }]);
  }

  #checked<Value>(name: string, decode: (bytes: Uint8Array) => Value): Value {
    try {
      return decode(this.#read(name));
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      throw new UsageError(`${this.#at(name)}: ${error.message}; plan the shards again`, { cause: error });
    }
  }
}

const nameOf = ({ hash }: PlannedDraws, { replicate, level, index }: Subtree) =>
  `parts/${hash.slice(0, 16)}-${replicate}-${level}-${index}.bin`;

const headOf = ({ hash }: PlannedDraws, { replicate, level, index }: Subtree) =>
  JSON.stringify({ plan: hash, replicate, level, index });

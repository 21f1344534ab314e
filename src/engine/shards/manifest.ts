import { arrayOf, countOf, objectOf, textOf } from '../wire/shape.ts';
import { type Fingerprint, open, packData, seal, unpackData } from '../wire/wire.ts';
import type { DividedPlan } from './tasks.ts';

/** What a folder of shards is for: the first file of it. */
export interface Manifest {
  /** Of the costcone that planned it: draws are made, and merged, by the same. */
  readonly fingerprint: Fingerprint;
  readonly shards: number;
  /** What was asked for, as the caller that planned it wrote it. */
  readonly request: unknown;
  readonly plans: readonly PlannedDraws[];
}

/** A plan whose draws are made by shards. */
export interface PlannedDraws extends DividedPlan {
  /** SHA-256 of the plan's bytes. */
  readonly hash: string;
}

/** Shards are numbered by programs that count to a million at most. */
export const mostShards = 1_000_000;

export function encodeManifest(manifest: Manifest): Uint8Array {
  const { text, arrays } = packData(manifest);
  return seal('manifest', text, arrays);
}

/** @throws WireError */
export function decodeManifest(bytes: Uint8Array): Manifest {
  const { text, arrays } = open('manifest', bytes);
  const data = objectOf(unpackData(text, arrays), 'manifest');
  const { version, wasm, wire } = objectOf(data.fingerprint, 'fingerprint');
  return {
    fingerprint: {
      version: textOf(version, 'version'),
      wasm: textOf(wasm, 'wasm'),
      wire: countOf(wire, 1, 1000, 'wire'),
    },
    shards: countOf(data.shards, 1, mostShards, 'shards'),
    request: data.request,
    plans: arrayOf(data.plans, 'plans').map((item) => {
      const { hash, level, drawsPerReplicate, replicates } = objectOf(item, 'a plan');
      return {
        hash: textOf(hash, 'the hash of a plan'),
        level: countOf(level, 0, 64, 'the level of a plan'),
        drawsPerReplicate: countOf(drawsPerReplicate, 1, Number.MAX_SAFE_INTEGER, 'drawsPerReplicate'),
        replicates: countOf(replicates, 1, Number.MAX_SAFE_INTEGER, 'replicates'),
      };
    }),
  };
}

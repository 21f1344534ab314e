import { bootstrapTest, type FitTest } from './bootstrap-test.ts';
import { cutCandidates, plainCandidates } from './candidates.ts';
import type { Column } from './column-sums.ts';
import { humpCandidates } from './hump-candidates.ts';
import { spikeCandidates } from './spike-candidates.ts';
import { spikesOf } from './spikes.ts';
import { byDistance, type FamilyFit, type Tried, tried, withoutNeedless } from './tried.ts';

/** Families in the order of their distance, the nearest first. */
export interface Offer {
  readonly families: readonly FamilyFit[];
  readonly excluded: readonly { readonly family: string; readonly reason: string }[];
  /** Of the first family. */
  readonly test: FitTest;
}

/** A distribution with a smaller p-value is refuted. */
export const testLevel = 0.05;

/** Judgement: by how much BIC must fall for an end to be more than where the values happen to stop ("very strong": Kass and Raftery 1995, JASA 90). */
const decisive = 10;

/**
 * Tries families on their own; where the test refutes the nearest of them, also families cut off at the ends and beside
 * spikes; where it refutes those too, also two humps.
 */
export function offerFor(column: Column, seed: string): Offer {
  const excluded: { family: string; reason: string }[] = [];
  const plain = tried(plainCandidates(column), column, excluded);
  const test = (one: Tried) =>
    bootstrapTest(one.candidate, one.fitted, column, one.fit.kolmogorovSmirnov, seed);
  // A family that has to be cut off at 0 may come nearer by chance: it is not needed where one that has no values there fits.
  const uncut = plain.filter(({ candidate, fit }) => fit.family === candidate.family);
  const simplest = uncut[0] === undefined || uncut[0] === plain[0] ? null : test(uncut[0]);
  const offer = (all: readonly Tried[], of: FitTest): Offer => ({
    families: all.map(({ fit }) => fit),
    excluded,
    test: of,
  });
  if (simplest !== null && simplest.pValue >= testLevel) return offer(uncut, simplest);
  const first = test(plain[0]!);
  if (first.pValue >= testLevel) return offer(plain, first);
  const spikes = spikesOf(column);
  const offered = [
    ...plain,
    ...cut(plain, column),
    ...(spikes.length === 0 ? [] : tried(spikeCandidates(column, spikes), column)),
  ];
  const shaped = distinctOnes(offered);
  const second = shaped[0] === plain[0] ? first : test(shaped[0]!);
  if (second.pValue >= testLevel) return offer(shaped, second);
  const all = [...shaped, ...tried(humpCandidates(column, spikes), column)].sort(byDistance);
  return offer(all, all[0] === shaped[0] ? second : test(all[0]!));
}

/** Families cut off where that makes them decisively more likely; of those cut off at one end and at both the best by BIC. */
function cut(plain: readonly Tried[], column: Column): readonly Tried[] {
  const all = cutCandidates(column).flatMap((candidates) => {
    const [high, low, both] = candidates.map((candidate) => tried([candidate], column)[0]);
    const uncut = plain.find(({ candidate }) => candidate.family === candidates[0]!.family);
    const one = [high, low].filter((end) => end !== undefined).sort((a, b) => a.fit.bic - b.fit.bic)[0];
    const better = (a: Tried | undefined, b: Tried | undefined) =>
      a !== undefined && (b === undefined || a.fit.bic < b.fit.bic - decisive) ? a : b;
    const best = better(both, better(one, uncut));
    return best === undefined || best === uncut ? [] : [best];
  });
  return withoutNeedless(all);
}

/** In the order of their distance; of two of the same kind, as cut off at 0 and where the values end, only the nearer one. */
function distinctOnes(all: readonly Tried[]): readonly Tried[] {
  const seen = new Set<string>();
  return [...all].sort(byDistance).filter(({ fit: { family } }) => !seen.has(family) && seen.add(family));
}

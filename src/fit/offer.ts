import { bootstrapTest, type FitTest } from './bootstrap-test.ts';
import {
  type Candidate,
  cutCandidates,
  humpCandidates,
  plainCandidates,
  spikeCandidates,
} from './candidates.ts';
import type { Column } from './column-sums.ts';
import type { FittedParameters } from './estimator.ts';
import { type Goodness, goodnessOf } from './goodness.ts';
import { type Fitted, fittedOf } from './parts.ts';
import { spikesOf } from './spikes.ts';
import { notationOf, roundedParts } from './written.ts';

/** One family's best member. */
export interface FamilyFit extends Goodness {
  /** The family, or what it is part of, as in `truncate(normal)` or `mixture(0, lognormal)`. */
  readonly family: string;
  /** A line to paste; KS and AD are those of this line. */
  readonly notation: string;
  /** Of the family itself, not rounded; empty for a mixture of two. */
  readonly parameters: FittedParameters;
  readonly logLikelihood: number;
  /** Bayesian information criterion: smaller is better. Comparable between families with a density, and between those of whole numbers. Source: Schwarz 1978. */
  readonly bic: number;
}

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

interface Tried {
  readonly candidate: Candidate;
  readonly fitted: Fitted;
  readonly fit: FamilyFit;
}

/**
 * Tries families on their own; where the test refutes the nearest of them, also families cut off at the ends and beside
 * spikes; where it refutes those too, also two humps.
 */
export function offerFor(column: Column, seed: string): Offer {
  const excluded: { family: string; reason: string }[] = [];
  const plain = tried(plainCandidates(column), column, excluded);
  const test = (one: Tried) =>
    bootstrapTest(one.candidate, one.fitted, column, one.fit.kolmogorovSmirnov, seed);
  const first = test(plain[0]!);
  const offer = (all: readonly Tried[], of: FitTest): Offer => ({
    families: all.map(({ fit }) => fit),
    excluded,
    test: of,
  });
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
  return cutCandidates(column).flatMap((candidates) => {
    const [high, low, both] = candidates.map((candidate) => tried([candidate], column)[0]);
    const uncut = plain.find(({ candidate }) => candidate.family === candidates[0]!.family);
    const one = [high, low].filter((end) => end !== undefined).sort((a, b) => a.fit.bic - b.fit.bic)[0];
    const better = (a: Tried | undefined, b: Tried | undefined) =>
      a !== undefined && (b === undefined || a.fit.bic < b.fit.bic - decisive) ? a : b;
    const best = better(both, better(one, uncut));
    return best === undefined || best === uncut ? [] : [best];
  });
}

const byDistance = (a: Tried, b: Tried) =>
  a.fit.kolmogorovSmirnov - b.fit.kolmogorovSmirnov ||
  a.candidate.free - b.candidate.free ||
  a.fit.bic - b.fit.bic;

/** In the order of their distance; of two of the same kind, as cut off at 0 and where the values end, only the nearer one. */
function distinctOnes(all: readonly Tried[]): readonly Tried[] {
  const seen = new Set<string>();
  return [...all].sort(byDistance).filter(({ fit: { family } }) => !seen.has(family) && seen.add(family));
}

function tried(
  candidates: readonly Candidate[],
  column: Column,
  excluded: { family: string; reason: string }[] = [],
): readonly Tried[] {
  const found: Tried[] = [];
  for (const candidate of candidates) {
    const attempt = candidate.fit(column);
    if (attempt === null) continue;
    if (typeof attempt === 'string') {
      excluded.push({ family: candidate.family, reason: attempt });
      continue;
    }
    const { parameters, logLikelihood } = attempt;
    if (!Object.values(parameters).every(Number.isFinite)) continue;
    // Distances are those of the line that is pasted.
    const parts = roundedParts(attempt.parts);
    const fitted = fittedOf(parts);
    found.push({
      candidate,
      fitted,
      fit: {
        family: nameOf(parts),
        notation: notationOf(parts),
        parameters,
        logLikelihood,
        bic: candidate.free * Math.log(column.count) - 2 * logLikelihood,
        ...goodnessOf(column, fitted),
      },
    });
  }
  return withoutNeedless(found, excluded).sort(byDistance);
}

/** Leaves out families with a special case that is as likely with fewer parameters. */
function withoutNeedless(all: readonly Tried[], excluded: { family: string; reason: string }[]): Tried[] {
  return all.filter(({ candidate, fit }) => {
    const simpler = all.find(
      (other) =>
        candidate.contains.includes(other.candidate.family) &&
        other.candidate.free < candidate.free &&
        !(other.fit.bic > fit.bic),
    );
    if (simpler !== undefined) {
      const reason = `${simpler.candidate.family}, which is a case of it, is as likely with fewer parameters (BIC)`;
      excluded.push({ family: candidate.family, reason });
    }
    return simpler === undefined;
  });
}

/** `lognormal`, `truncate(normal)`, `mixture(0, lognormal)`. */
function nameOf(parts: Fitted['parts']): string {
  const names = parts.map(({ of }) => {
    if (typeof of === 'number') return String(of);
    const inner = of.parameters.distribution as { family: string } | undefined;
    return inner === undefined ? of.family : `${of.family}(${inner.family})`;
  });
  return names.length === 1 ? names[0]! : `mixture(${names.join(', ')})`;
}

import { ln } from '../elementary/elementary.ts';
import type { Candidate } from './candidates.ts';
import type { Column } from './column-sums.ts';
import type { FittedParameters } from './estimator.ts';
import { type Goodness, goodnessOf } from './goodness.ts';
import { type Fitted, fittedOf } from './parts.ts';
import { thinned } from './thinned.ts';
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

/** A candidate and what became of it. */
export interface Tried {
  readonly candidate: Candidate;
  readonly fitted: Fitted;
  readonly fit: FamilyFit;
}

export const byDistance = (a: Tried, b: Tried) =>
  a.fit.kolmogorovSmirnov - b.fit.kolmogorovSmirnov ||
  a.candidate.free - b.candidate.free ||
  a.fit.bic - b.fit.bic;

/** Fits candidates, the nearest first; those that cannot hold the column, or are not needed, are added to `excluded`. */
export function tried(
  candidates: readonly Candidate[],
  column: Column,
  excluded: { family: string; reason: string }[] = [],
): readonly Tried[] {
  const thin = thinned(column);
  const found: Tried[] = [];
  for (const candidate of candidates) {
    const attempt = candidate.fit(thin);
    if (attempt === null) continue;
    if (typeof attempt === 'string') {
      excluded.push({ family: candidate.family, reason: attempt });
      continue;
    }
    const { parameters } = attempt;
    const logLikelihood = attempt.logLikelihood * (column.count / thin.count);
    if (!Object.entries(parameters).every(isUsable)) continue;
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
        bic: candidate.free * ln(column.count) - 2 * logLikelihood,
        ...goodnessOf(thin, fitted, column.count),
      },
    });
  }
  return withoutNeedless(found, excluded).sort(byDistance);
}

/** Values so small or large that their squares are not numbers leave some families without a spread. */
const isUsable = ([name, value]: [string, number]) =>
  Number.isFinite(value) && (value > 0 || !['sd', 'sigma', 'scale', 'shape'].includes(name));

/** Leaves out families with a special case that is as likely with fewer parameters. */
export function withoutNeedless(
  all: readonly Tried[],
  excluded: { family: string; reason: string }[] = [],
): Tried[] {
  return all.filter(({ candidate, fit }) => {
    const simpler = all.find(
      (other) =>
        candidate.contains.includes(other.candidate.family) &&
        other.fit.family === fit.family.replace(candidate.family, other.candidate.family) &&
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

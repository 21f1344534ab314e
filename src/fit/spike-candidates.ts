import { ln } from '../elementary/elementary.ts';
import type { Ends } from './body.ts';
import { bodyCandidate, type Candidate, endsOf, triedOn } from './candidates.ts';
import { type Column, columnOfSorted } from './column-sums.ts';
import { countEstimators } from './count-estimators.ts';
import type { Estimator } from './estimator.ts';
import type { Spike } from './spikes.ts';

/** Families for what lies beside the spikes. Beyond a spike at an end there is nothing. */
export function spikeCandidates(column: Column, spikes: readonly Spike[]): readonly Candidate[] {
  const values = spikes.map(({ value }) => value);
  const rest = restOf(column, values);
  if (rest === null) return [];
  const step = rest.whole ? 1 : 0;
  const ends = endsWithSpikes(column, values);
  const inside = {
    ...(values[0] === column.minimum ? { low: values[0] + step } : {}),
    ...(values.at(-1) === column.maximum ? { high: values.at(-1)! - step } : {}),
  };
  const isCount = (estimator: Estimator) => countEstimators.includes(estimator);
  return triedOn(rest).map((estimator) =>
    beside(
      values,
      bodyCandidate(estimator, () => (isCount(estimator) ? { ...ends, ...inside } : ends), 0),
    ),
  );
}

/** Ends of what lies beside spikes. */
export function endsWithSpikes(column: Column, values: readonly number[]): Ends {
  return {
    ...endsOf(column),
    ...(values[0] === column.minimum ? { low: values[0] } : {}),
    ...(values.length > 0 && values.at(-1) === column.maximum ? { high: values.at(-1)! } : {}),
  };
}

/** A candidate for the values that are no spikes. */
export function beside(values: readonly number[], body: Candidate): Candidate {
  return {
    ...body,
    free: body.free + values.length,
    fit(column) {
      const rest = restOf(column, values);
      if (rest === null) return null;
      const fit = body.fit(rest);
      if (fit === null || typeof fit === 'string') return fit;
      const share = rest.count / column.count;
      const atoms = values.map((value) => {
        const index = column.distinct.indexOf(value);
        return { of: value, share: index < 0 ? 0 : column.counts[index]! / column.count };
      });
      const chances = [share, ...atoms.map((atom) => atom.share)].map((p) => (p > 0 ? p * ln(p) : 0));
      return {
        ...fit,
        parts: [...atoms, ...fit.parts.map((part) => ({ ...part, share: part.share * share }))],
        logLikelihood: fit.logLikelihood + column.count * chances.reduce((a, b) => a + b, 0),
      };
    },
  };
}

/** The column without some values; null where hardly any are left, or all are the same. */
export function restOf(column: Column, values: readonly number[]): Column | null {
  const rest = column.sorted.filter((value) => !values.includes(value));
  return rest.length < 5 || rest[0] === rest.at(-1) ? null : columnOfSorted(rest);
}

import type { EvidenceResult } from '../evidence/result.ts';
import type { EvidenceSummary } from './result.ts';

/** Observations and inputs that are given. */
const [mostObservations, mostInputs] = [20, 5];

/** What observations did to a run, in short. */
export function evidenceSummary({
  observations,
  effectiveDraws,
  smallestReplicate,
  priorHeadline,
  inputs,
}: EvidenceResult): EvidenceSummary {
  const inConflict = observations.filter(({ conflict }) => conflict);
  const others = observations.filter(({ conflict }) => !conflict);
  return {
    count: observations.length,
    conflicts: inConflict.length,
    effectiveDraws,
    smallestReplicate,
    priorHeadline,
    observations: [...inConflict, ...others]
      .slice(0, mostObservations)
      .map(({ quantity, month, text, place, conflict }) => ({ quantity, month, text, place, conflict })),
    inputs: Object.entries(inputs)
      .slice(0, mostInputs)
      .map(([input, { posterior, moved, narrowed }]) => ({ input, posterior, moved, narrowed })),
  };
}

import type { EvidenceResult, MovedInput, SeenObservation, ThreePercentiles } from '../evidence/result.ts';
import { estimate } from './estimate-shape.ts';
import { flag, list, mapping, named, notNegative, number, orNull, type Shape, text } from './shape.ts';

const threePercentiles = mapping<ThreePercentiles>({
  p5: orNull(number),
  p50: orNull(number),
  p95: orNull(number),
});

/** What observations did to a run. */
export const evidenceShape: Shape<EvidenceResult> = mapping<EvidenceResult>({
  observations: list(
    mapping<SeenObservation>({
      quantity: text,
      month: orNull(text),
      text,
      source: text,
      place: estimate,
      predicted: mapping<SeenObservation['predicted']>({
        'p0.5': orNull(number),
        p50: orNull(number),
        'p99.5': orNull(number),
      }),
      unit: text,
      conflict: flag,
    }),
  ),
  effectiveDraws: notNegative,
  smallestReplicate: notNegative,
  inputs: named(
    mapping<MovedInput>({
      prior: threePercentiles,
      posterior: threePercentiles,
      moved: orNull(number),
      narrowed: orNull(number),
    }),
  ),
  priorHeadline: orNull(
    mapping<NonNullable<EvidenceResult['priorHeadline']>>({ low: orNull(number), high: orNull(number) }),
  ),
});

import type { Likelihood, Observation } from '../../scenario/evidence/observation.ts';
import type { EvidenceResult, MovedInput, SeenObservation, ThreePercentiles } from '../evidence/result.ts';
import { estimate } from './estimate-shape.ts';
import {
  byKind,
  count,
  flag,
  list,
  mapping,
  named,
  notNegative,
  number,
  oneOf,
  orNull,
  type Shape,
  text,
} from './shape.ts';

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

type Of<Kind extends Likelihood['kind']> = Extract<Likelihood, { kind: Kind }>;

/** What a carried scenario is held against. */
export const observationsShape: Shape<readonly Observation[]> = list(
  mapping<Observation>({
    quantity: text,
    month: orNull(count),
    at: orNull(count),
    text,
    source: text,
    likelihood: byKind<Likelihood>({
      ratio: mapping<Of<'ratio'>>({ kind: oneOf('ratio'), value: number, sd: notNegative }),
      difference: mapping<Of<'difference'>>({ kind: oneOf('difference'), value: number, sd: notNegative }),
      between: mapping<Of<'between'>>({ kind: oneOf('between'), low: number, high: number }),
      poisson: mapping<Of<'poisson'>>({ kind: oneOf('poisson'), count, exposure: number }),
      binomial: mapping<Of<'binomial'>>({ kind: oneOf('binomial'), count, of: count }),
    }),
    unit: text,
    factor: number,
  }),
);

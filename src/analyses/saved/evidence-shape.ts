import type { RatePower } from '../../scenario/currency/convert-money.ts';
import type { Likelihood, ObservedMoney, Observation } from '../../scenario/evidence/observation.ts';
import type {
  BinnedDensity,
  EvidenceResult,
  MovedInput,
  SeenObservation,
  SeenValue,
  ThreePercentiles,
} from '../evidence/result.ts';
import { estimate } from './estimate-shape.ts';
import {
  ascending,
  byKind,
  count,
  flag,
  holding,
  list,
  mapping,
  named,
  notNegative,
  number,
  oneOf,
  optional,
  orNull,
  type Shape,
  text,
} from './shape.ts';

const threePercentiles = mapping<ThreePercentiles>({
  p5: orNull(number),
  p50: orNull(number),
  p95: orNull(number),
});

/** A value that was seen, and the ends of what its error leaves. */
export const seenValue = mapping<SeenValue>({ value: orNull(number), low: number, high: number });

const density: Shape<BinnedDensity> = holding(
  mapping<BinnedDensity>({ edges: ascending, masses: list(notNegative) }),
  ({ edges, masses }, at) => {
    if (masses.length < 1 || edges.length !== masses.length + 1)
      at.in('edges').wrong('must be one more than the masses', edges);
  },
);

/** What observations did to a run. */
export const evidenceShape: Shape<EvidenceResult> = mapping<EvidenceResult>({
  of: optional(text),
  observations: list(
    mapping<SeenObservation>({
      quantity: text,
      month: orNull(text),
      text,
      source: text,
      seen: seenValue,
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
  withoutNumber: optional(count),
  maxDraws: orNull(count),
  inputs: named(
    mapping<MovedInput>({
      prior: threePercentiles,
      posterior: threePercentiles,
      moved: orNull(number),
      narrowed: orNull(number),
      density: orNull(density),
    }),
  ),
  priorHeadline: orNull(
    mapping<NonNullable<EvidenceResult['priorHeadline']>>({ low: orNull(number), high: orNull(number) }),
  ),
});

type Of<Kind extends Likelihood['kind']> = Extract<Likelihood, { kind: Kind }>;

/** What a carried scenario is held against. */
export const observationsShape: Shape<readonly Observation[]> = list(
  // What an input was before is found anew.
  mapping<Omit<Observation, 'prior'>>({
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
    less: optional(number),
    money: optional(
      mapping<ObservedMoney>({
        rates: list(mapping<RatePower>({ name: text, power: number })),
        middle: number,
      }),
    ),
  }),
);

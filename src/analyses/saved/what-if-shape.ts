import type { DistributionSpec, ParameterValue } from '../../distributions/distribution.ts';
import type { InputValue } from '../../scenario/scenario.ts';
import type { Dimension, Unit } from '../../units/unit.ts';
import type { BreakEvenWhatIf } from '../break-even/result.ts';
import type {
  CarriedLever,
  CarriedOther,
  CarriedScenario,
  ChangedList,
  ComparisonWhatIf,
  WhatIf,
  WhatIfInput,
} from '../what-if/result.ts';
import { observationsShape } from './evidence-shape.ts';
import { horizonShape } from './horizon-shape.ts';
import { operator } from './operator-shape.ts';
import {
  between,
  byKind,
  count,
  flag,
  lazily,
  list,
  mapping,
  named,
  number,
  oneOf,
  optional,
  orNull,
  pair,
  type Shape,
  share,
  since,
  text,
} from './shape.ts';

const unit = mapping<Unit>({ text, factor: number, dimension: named(number) as Shape<Dimension> });

const spec: Shape<DistributionSpec> = lazily(() =>
  mapping<DistributionSpec>({ family: text, parameters: named(parameter) }),
);

const isSpecs = (value: unknown) => Array.isArray(value) && typeof value[0] === 'object';

const parameter: Shape<ParameterValue> = {
  isOptional: false,
  check(value, at) {
    const fitting = isSpecs(value) ? list(spec) : Array.isArray(value) ? list(number) : null;
    if (fitting !== null) fitting.check(value, at);
    else if (typeof value === 'object') spec.check(value, at);
    else number.check(value, at);
  },
};

type InputConstant = Extract<InputValue, { kind: 'constant' }>;
type InputDistribution = Extract<InputValue, { kind: 'distribution' }>;

const carriedInput = mapping<CarriedScenario['inputs'][number]>({
  name: text,
  unit,
  notation: text,
  value: byKind<InputValue>({
    constant: mapping<InputConstant>({ kind: oneOf('constant'), value: number, unit, base: number }),
    distribution: mapping<InputDistribution>({ kind: oneOf('distribution'), spec, unit }),
  }),
  drawnAs: optional(text),
  part: optional(mapping<NonNullable<CarriedScenario['inputs'][number]['part']>>({ of: text, less: number })),
});

const carriedQuantity = mapping<CarriedScenario['quantities'][number]>({
  name: text,
  label: text,
  unit,
  formula: text,
});

const carriedCorrelation = mapping<CarriedScenario['correlations'][number]>({
  between: pair(text),
  spearman: between(-1, 1),
  normal: between(-1, 1),
  given: optional(oneOf('spearman', 'normal')),
});

const carriedGoal = mapping<CarriedScenario['goals'][number]>({
  text,
  required: share,
  threshold: orNull(
    mapping<NonNullable<CarriedScenario['goals'][number]['threshold']>>({
      quantity: text,
      operator,
      limit: number,
    }),
  ),
  comparison: optional(text),
  months: optional(oneOf('every', 'any')),
});

const carriedBreakdown = mapping<CarriedScenario['breakdowns'][number]>({
  by: oneOf('service', 'workload', 'customer'),
  parts: list(text),
  beside: optional(list(text)),
});

const carried = mapping<CarriedScenario>({
  file: text,
  outputs: list(text),
  breakdown: list(text),
  breakdowns: list(carriedBreakdown),
  level: share,
  allowNonFinite: share,
  inputs: list(carriedInput),
  quantities: list(carriedQuantity),
  correlations: list(carriedCorrelation),
  goals: list(carriedGoal),
  horizon: optional(horizonShape),
  observed: optional(observationsShape),
  published: list(
    mapping<CarriedScenario['published'][number]>({
      quantity: text,
      value: number,
      unit,
      range: optional(orNull(pair(number))),
      bound: optional(orNull(oneOf('at_most', 'at_least'))),
    }),
  ),
});

const changedList = <Item extends { readonly name: string }>(item: Shape<Item>) =>
  mapping<ChangedList<Item>>({ items: list(item), names: optional(list(text)) });

const changed = {
  inputs: optional(changedList(carriedInput)),
  quantities: optional(changedList(carriedQuantity)),
  outputs: optional(list(text)),
  breakdown: optional(list(text)),
  breakdowns: optional(list(carriedBreakdown)),
  correlations: optional(list(carriedCorrelation)),
  goals: optional(list(carriedGoal)),
  horizon: optional(horizonShape),
};

const carriedLever = mapping<CarriedLever>({ lever: text, title: text, ...changed, kept: list(text) });

const carriedOther = mapping<CarriedOther>({
  ...changed,
  file: optional(text),
  level: optional(share),
  allowNonFinite: optional(share),
  own: optional(list(text)),
});

const input = {
  name: text,
  form: oneOf('to', 'beta', 'normal', 'uniform', 'growth'),
  range: pair(orNull(number)),
  fixable: flag,
  per: optional(oneOf('month', 'quarter', 'year')),
};
const inputs = list(mapping<WhatIfInput>(input));

/** What a page needs to simulate a scenario anew. */
export const whatIfShape = mapping<WhatIf>({
  scenario: since(carried),
  inputs,
  levers: optional(list(carriedLever)),
});

/** What a page needs to compare scenarios anew. */
export const comparisonWhatIfShape = mapping<ComparisonWhatIf>({
  scenario: carried,
  others: list(carriedOther),
  inputs,
});

const known = orNull(number);

/** What a page needs to look for a break-even anew. */
export const breakEvenWhatIfShape = mapping<BreakEvenWhatIf>({
  scenario: carried,
  other: orNull(carriedOther),
  asked: mapping<BreakEvenWhatIf['asked']>({
    goal: optional(count),
    probability: optional(share),
    cheapest: optional({
      isOptional: false,
      check: (value, at) => (value === 'mean' ? undefined : share.check(value, at)),
    } as Shape<'mean' | number>),
    output: optional(text),
  }),
  set: list(text),
  ranges: named(pair(known)),
  inputs: list(
    mapping<BreakEvenWhatIf['inputs'][number]>({
      ...input,
      unit: text,
      notation: text,
      p5: known,
      p50: known,
      p95: known,
    }),
  ),
});

import type { DistributionSpec } from '../../distributions/distribution.ts';
import { parseFormula } from '../../notation/parse-formula.ts';
import type { Correlation, InputValue, Scenario } from '../../scenario/scenario.ts';
import { dimensionless } from '../../units/unit.ts';

/** Specifications of distributions by their families' own parameters. */
export const normal = (mean: number, sd: number): DistributionSpec => ({
  family: 'normal',
  parameters: { mean, sd },
});
export const uniform = (low: number, high: number): DistributionSpec => ({
  family: 'uniform',
  parameters: { low, high },
});

/** A checked scenario without units, made by hand: inputs (numbers or distributions) and formulas by name. */
export function scenarioOf(
  inputs: Readonly<Record<string, number | DistributionSpec>>,
  formulas: Readonly<Record<string, string>>,
  correlations: readonly Correlation[] = [],
): Scenario {
  const unit = dimensionless;
  const inputValue = (value: number | DistributionSpec): InputValue =>
    typeof value === 'number'
      ? { kind: 'constant', value, unit, base: value }
      : { kind: 'distribution', spec: value, unit };
  return {
    title: '',
    question: '',
    file: 'test.yaml',
    text: '',
    sha256: '',
    bases: [],
    levers: [],
    model: null,
    evidence: null,
    horizon: null,
    inputs: Object.entries(inputs).map(([name, value]) => ({
      name,
      unit,
      notation: '',
      value: inputValue(value),
      explanation: '',
      source: '',
      range: null,
      place: null,
    })),
    quantities: Object.entries(formulas).map(([name, formula]) => ({
      name,
      label: name,
      unit,
      formula,
      tree: parseFormula(formula),
      explanation: '',
      source: '',
    })),
    outputs: Object.keys(formulas),
    decisive: {},
    promises: [],
    breakdown: [],
    breakdowns: [],
    correlations,
    goals: [],
    published: [],
    level: 0.9,
    allowNonFinite: 0,
    notes: [],
    cautions: [],
    remarks: [],
  };
}

import type { Model } from '../model/model.ts';
import type { Draft } from './draft.ts';
import type { Scenario } from './scenario.ts';

/**
 * The model's ways to divide its headline, as far as they still add up: not where the scenario computes the headline, or a
 * part of it, its own way.
 */
export function breakdownsOf(
  { formulas, scales, services }: Draft,
  model: Model | null,
): Pick<Scenario, 'breakdown' | 'breakdowns'> {
  const headline = model?.outputs[0];
  if (model === null || headline === undefined || formulas.has(headline) || scales.has(headline))
    return { breakdown: [], breakdowns: [] };
  const { breakdown, breakdowns = [] } = model;
  // What services come to is added up by these.
  const costs = new Set([headline, ...breakdown]);
  const isReplaced = [...formulas.keys(), ...scales.keys()].some((name) =>
    costs.has(name.slice(name.lastIndexOf('.') + 1)),
  );
  return {
    breakdown,
    breakdowns:
      services.size > 0 && isReplaced
        ? []
        : breakdowns.filter(({ parts }) => !parts.some((part) => formulas.has(part) || scales.has(part))),
  };
}

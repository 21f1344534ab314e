import type { Scenario } from '../../scenario/scenario.ts';

/**
 * Warnings of scenarios that share neither a file nor the model with the base: what differs between them is then not one
 * change but everything.
 */
export function strangers(base: Scenario, others: readonly Scenario[]): string[] {
  return others
    .filter((other) => !sharesFile(base, other) && !sharesModel(base, other))
    .map(
      ({ file }) =>
        `${file} shares neither a base nor the model with ${base.file}: the difference is that of two services, not of one change (a change of your own scenario is written with \`extends\`, \`--set\` or \`--lever\`)`,
    );
}

function sharesFile({ bases }: Scenario, other: Scenario): boolean {
  return bases.some((digest) => other.bases.includes(digest));
}

/** Inputs by which two language models of the same built-in model are told apart. */
const ofLanguageModel = ['parameters', 'active_parameters', 'layers'];

function sharesModel(base: Scenario, other: Scenario): boolean {
  const notations = ({ inputs }: Scenario) =>
    ofLanguageModel.map((name) => inputs.find((input) => input.name === name)?.notation);
  return base.model === other.model && JSON.stringify(notations(base)) === JSON.stringify(notations(other));
}

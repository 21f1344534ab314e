import { spokenName, inSentence } from '../../notation/spoken-name.ts';
import { formatDrawShare, formatQuantity } from '../../notation/spoken-number.ts';
import type { Result } from '../result.ts';
import type { Comparison, PairedOutput } from './result.ts';

/** A scenario of a comparison with the name it goes by, which no other has. */
export interface NamedScenario {
  readonly name: string;
  readonly result: Result;
  /** Null for the base. */
  readonly paired: Readonly<Record<string, PairedOutput>> | null;
}

/** The base and the others; titles where they tell them apart, file names otherwise, numbers where both are alike. */
export function namedScenarios({ base, others }: Comparison): readonly NamedScenario[] {
  const all = [
    { result: base, paired: null },
    ...others.map(({ result, outputs }) => ({ result, paired: outputs })),
  ];
  const titles = all.map(({ result }) => result.scenario.title || result.scenario.file);
  const names =
    new Set(titles).size === titles.length ? titles : all.map(({ result }) => result.scenario.file);
  const distinct = new Set(names).size === names.length;
  return all.map((scenario, index) => ({
    ...scenario,
    name: distinct ? names[index]! : `${names[index]} (${index + 1})`,
  }));
}

/** The scenario that most surely lowers the headline, in a sentence. */
export function headlineWords(scenarios: readonly NamedScenario[], output: string) {
  const [base, ...others] = scenarios;
  const [best] = ranked(others, output);
  const paired = best?.paired?.[output];
  const label = base!.result.outputs[output]?.label ?? spokenName(output);
  if (!best || !paired) return { lead: `${label}: `, found: 'these scenarios have no headline in common.' };
  const { value } = paired.difference.mean;
  if (value === null)
    return {
      lead: `${label}: `,
      found: `what changes in the mean does not settle; ${best.name} is lower than ${base!.name} in ${formatDrawShare(paired.probabilityLower.value)}.`,
    };
  if (value >= 0) return { lead: `${label}: `, found: `no scenario has a lower mean than ${base!.name}.` };
  return {
    lead: `${best.name} has the lowest mean ${inSentence(label)}: `,
    found: `${formatQuantity(-value, paired.difference.unit)} less than ${base!.name}, and lower in ${formatDrawShare(paired.probabilityLower.value)}.`,
  };
}

/**
 * Scenarios by their mean difference to the base, the largest saving first; by the median one where some mean does not
 * settle.
 */
export function ranked(others: readonly NamedScenario[], output: string): readonly NamedScenario[] {
  const differences = others.map(({ paired }) => paired?.[output]?.difference);
  const isSettled = differences.every((found) => found === undefined || found.mean.value !== null);
  const saving = ({ paired }: NamedScenario) => {
    const found = paired?.[output]?.difference;
    return (isSettled ? found?.mean.value : found?.quantiles.p50.value) ?? Number.POSITIVE_INFINITY;
  };
  return [...others].sort((a, b) => saving(a) - saving(b) || 0);
}

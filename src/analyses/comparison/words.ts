import { spokenName, inSentence } from '../../notation/spoken-name.ts';
import { formatDrawShare, formatQuantity } from '../../notation/spoken-number.ts';
import type { NamedScenario } from './scenario-names.ts';

/** The scenario that most surely lowers the headline, in a sentence. */
export function headlineWords(scenarios: readonly NamedScenario[], output: string) {
  const [base, ...others] = scenarios;
  const [best] = ranked(others, output);
  const paired = best?.paired?.[output];
  const label = base!.result.outputs[output]?.label ?? spokenName(output);
  if (!best || !paired) return { lead: `${label}: `, found: 'these scenarios have no headline in common.' };
  const { value } = paired.difference.mean;
  if (value === null || value >= 0)
    return { lead: `${label}: `, found: `no scenario has a lower mean than ${base!.name}.` };
  return {
    lead: `${best.name} has the lowest mean ${inSentence(label)}: `,
    found: `${formatQuantity(-value, paired.difference.unit)} less than ${base!.name}, and lower in ${formatDrawShare(paired.probabilityLower.value)}.`,
  };
}

/** Scenarios by their mean difference to the base, the largest saving first. */
export function ranked(others: readonly NamedScenario[], output: string): readonly NamedScenario[] {
  const saving = ({ paired }: NamedScenario) =>
    paired?.[output]?.difference.mean.value ?? Number.POSITIVE_INFINITY;
  return [...others].sort((a, b) => saving(a) - saving(b));
}

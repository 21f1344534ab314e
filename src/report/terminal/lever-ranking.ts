import type { Comparison } from '../../analyses/comparison/result.ts';
import { type NamedScenario, ranked } from '../../analyses/comparison/words.ts';
import { inSentence } from '../../notation/spoken-name.ts';
import {
  formatDrawShare,
  formatNumber,
  formatPercent,
  formatQuantity,
} from '../../notation/spoken-number.ts';
import { cut, left, right, wrap } from './text-layout.ts';

/** Levers and what they come to together, the largest saving first; titles of several, one below the other. */
export function leverRanking(scenarios: readonly NamedScenario[], output: string): readonly string[] {
  const [base, ...others] = scenarios;
  const shown = base!.result.outputs[output]!;
  const mean = shown.mean.value;
  const rows = ranked(others, output).flatMap(({ name, paired }) => {
    const found = paired?.[output];
    if (!found) return [];
    const { value } = found.difference.mean;
    const relative = value === null || !mean ? '' : `${value >= 0 ? '+' : ''}${formatPercent(value / mean)}`;
    const chance = cut(formatDrawShare(found.probabilityLower.value), 16);
    const [first, ...more] = name.split(' + ');
    return [
      `  ${left(first!, 40)} ${right(formatNumber(value), 9)} ${right(relative, 9)}  ${chance}`,
      ...more.map((title) => `    + ${cut(title, 70)}`),
    ];
  });
  if (rows.length === 0) return [];
  const known = mean === null ? 'which does not settle' : formatQuantity(mean, shown.unit);
  const head = `What levers change in the mean of ${inSentence(shown.label)}, ${known}; the largest saving first`;
  return [...wrap(head), `  ${left('', 40)} ${right(shown.unit, 9)} ${right('', 9)}  lower in`, ...rows];
}

/** Levers that do not apply or change nothing, and combinations that were left out, each with its reason. */
export function leversWithout({ levers = [], leftOut = [] }: Comparison): readonly string[] {
  const without = levers.filter(({ applied }) => !applied);
  const titleOf = (name: string) => levers.find(({ lever }) => lever === name)?.title ?? name;
  const lines = [
    ...without.map(({ title, reason }) => `${title}: ${reason}.`),
    ...leftOut.map(({ levers: names, reason }) => `${names.map(titleOf).join(' + ')}: ${reason}.`),
  ];
  if (lines.length === 0) return [];
  return ['Not applicable, without effect, or not together', ...lines.flatMap((line) => wrap(line, '  '))];
}

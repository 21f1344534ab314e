import type { Comparison } from '../../analyses/comparison/result.ts';
import {
  changeWords,
  leftOutSentences,
  leftOutTitle,
  type NamedScenario,
  orderWords,
  ranked,
  relativeWords,
} from '../../analyses/comparison/words.ts';
import { inSentence } from '../../notation/spoken-name.ts';
import { formatDrawShare, formatQuantity } from '../../notation/spoken-number.ts';
import { inLines, wrap } from './text-layout.ts';
import { textTable } from './text-table.ts';

/** `99 of 100 draws`, short enough for a column. */
export const lowerWords = (probability: number | null) =>
  formatDrawShare(probability)
    .replace(/^more than /, '>')
    .replace(/^fewer than /, '<');

/** Levers and what they come to together, the largest saving first; titles of several, one below the other. */
export function leverRanking(scenarios: readonly NamedScenario[], output: string): readonly string[] {
  const [base, ...others] = scenarios;
  const shown = base!.result.outputs[output]!;
  const mean = shown.mean.value;
  const rows = ranked(others, output).flatMap(({ name, paired }) => {
    const found = paired?.[output];
    if (!found) return [];
    const { value } = found.difference.mean;
    const [first, ...more] = name.split(' + ');
    const [begin, end] = inLines(first!, 33);
    return [
      {
        label: begin,
        cells: [changeWords(value), relativeWords(value, mean), lowerWords(found.probabilityLower.value)],
        below: [...end, ...more.flatMap((title) => wrap(`+ ${title}`, '    '))],
      },
    ];
  });
  if (rows.length === 0) return [];
  const known = mean === null ? 'which does not settle' : formatQuantity(mean, shown.unit);
  const head = `What levers change in the mean of ${inSentence(shown.label)}, ${known}; ${orderWords(others, output)}`;
  return [
    ...wrap(head),
    ...textTable(
      ['right', 'right', 'left'],
      [{ label: '', cells: [shown.unit, 'of the mean', 'lower in'] }, ...rows],
    ),
  ];
}

/** What `leverRanking` leaves out, with the reasons. */
export function leversWithout(comparison: Comparison): readonly string[] {
  const lines = leftOutSentences(comparison);
  if (lines.length === 0) return [];
  return [leftOutTitle, ...lines.flatMap((line) => wrap(line, '  '))];
}

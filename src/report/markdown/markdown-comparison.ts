import type { Comparison } from '../../analyses/comparison/result.ts';
import {
  changeWords,
  headlineWords,
  leftOutSentences,
  leftOutTitle,
  type NamedScenario,
  namedScenarios,
  ranked,
  relativeWords,
} from '../../analyses/comparison/words.ts';
import { intervalName, intervalRange, nameOutput } from '../../analyses/outcome/words.ts';
import { runWords } from '../../analyses/words.ts';
import { beginSentence } from '../../notation/spoken-name.ts';
import { formatDrawShare } from '../../notation/spoken-number.ts';
import { blocks, folded, list, plainText, table } from './markdown-text.ts';

/** The answer of `compare` as a short Markdown text: what each scenario or lever changes, the largest saving first. */
export function markdownComparison(comparison: Comparison): string {
  const { base, warnings } = comparison;
  const scenarios = namedScenarios(comparison);
  const headline = Object.keys(base.outputs)[0]!;
  const { lead, found } = headlineWords(scenarios, headline);
  return blocks(
    `## ${plainText(base.scenario.question || base.scenario.title || base.scenario.file)}`,
    plainText(`${lead}${found}`),
    changes(scenarios, headline),
    folded(leftOutTitle, list(leftOutSentences(comparison).map(plainText))),
    folded(
      warnings.length === 1 ? 'One warning' : `${warnings.length} warnings`,
      list(warnings.map((warning) => plainText(beginSentence(warning)))),
    ),
    `<sub>${plainText(runWords(base))}.</sub>`,
  );
}

function changes(scenarios: readonly NamedScenario[], headline: string): string {
  const [base, ...others] = scenarios;
  const shown = base!.result.outputs[headline]!;
  const { mean, unit } = shown;
  const rows = [base!, ...ranked(others, headline)].flatMap(({ name, result, paired }) => {
    const output = result.outputs[headline];
    if (output === undefined) return [];
    const named = nameOutput(headline, output);
    const found = paired?.[headline];
    const change = found?.difference.mean.value ?? null;
    const compared = found
      ? [
          changeWords(change),
          relativeWords(change, mean.value),
          formatDrawShare(found.probabilityLower.value),
        ]
      : ['', '', ''];
    return [
      [name, named.quantity(output.quantiles.p50.value), intervalRange(named), ...compared].map(plainText),
    ];
  });
  return table(
    [
      '',
      'Median',
      intervalName(shown),
      `Change of the mean${unit === '' ? '' : `, ${plainText(unit)}`}`,
      'In %',
      'Lower in',
    ],
    ['left', 'right', 'left', 'right', 'right', 'left'],
    rows,
  );
}

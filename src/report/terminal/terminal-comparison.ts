import { spokenName } from '../../notation/spoken-name.ts';
import type { Comparison } from '../../analyses/comparison/result.ts';
import { headlineWords, ranked, namedScenarios } from '../../analyses/comparison/words.ts';
import {
  formatDrawShare,
  formatNumber,
  formatPercent,
  formatQuantity,
} from '../../notation/spoken-number.ts';
import { intervalRange, nameOutput } from '../../analyses/outcome/words.ts';
import type { TerminalOptions } from './terminal-report.ts';
import { cut, inks, left, right, wrap } from './text-layout.ts';

/** The answer of `compare` for a terminal: at most 80 columns. */
export function terminalComparison(comparison: Comparison, options: TerminalOptions = {}): string {
  const ink = inks(options.colour ?? false);
  const scenarios = namedScenarios(comparison);
  const headline = Object.keys(comparison.base.outputs)[0]!;
  const { lead, found } = headlineWords(scenarios, headline);
  const medians = scenarios.flatMap(({ name, result }) => {
    const output = result.outputs[headline];
    if (!output) return [];
    const named = nameOutput(headline, output);
    return [
      `  ${left(name, 30)} ${left(named.quantity(output.quantiles.p50.value), 22)} ${cut(intervalRange(named), 24)}`,
    ];
  });
  const mean = comparison.base.outputs[headline]!.mean.value;
  const changes = ranked(scenarios.slice(1), headline).flatMap(({ name, paired }) => {
    const found = paired?.[headline];
    if (!found) return [];
    const { value } = found.difference.mean;
    const relative = value === null || !mean ? '' : `${value >= 0 ? '+' : ''}${formatPercent(value / mean)}`;
    return [
      `  ${left(name, 30)} ${right(formatNumber(found.difference.mean.value), 14)} ${right(relative, 9)}  ${cut(`lower in ${formatDrawShare(found.probabilityLower.value)}`, 22)}`,
    ];
  });
  const unit = comparison.base.outputs[headline]!.unit;
  const sections = [
    wrap(comparison.base.scenario.question || 'What changes?').map(ink.bold),
    wrap(`${lead}${found}`),
    [`  ${left('', 30)} ${left('median', 22)} interval`, ...medians],
    changes.length === 0 ? [] : [...wrap(`Change of the mean, ${unit}, largest saving first`), ...changes],
    worth(comparison),
    comparison.warnings.flatMap((warning) => wrap(`Warning: ${warning}`)),
    options.page ? wrap(`Report: ${options.page}`) : [],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function worth({ decisions }: Comparison): readonly string[] {
  if (decisions === null) return [];
  const { best, perfectInformation, partialInformation, unit } = decisions;
  const inputs = Object.entries(partialInformation).slice(0, 5);
  return [
    ...wrap(
      `Knowing nothing more, choose ${best}. Knowing everything first would save ${formatQuantity(perfectInformation.value, unit)} on average.`,
    ),
    ...inputs.map(
      ([name, { value }]) => `  ${left(spokenName(name), 40)} ${cut(formatQuantity(value, unit), 36)}`,
    ),
  ];
}

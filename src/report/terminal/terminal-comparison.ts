import { spokenName } from '../../notation/spoken-name.ts';
import type { Comparison } from '../../analyses/comparison/result.ts';
import {
  headlineWords,
  type NamedScenario,
  namedScenarios,
  ranked,
} from '../../analyses/comparison/words.ts';
import {
  formatDrawShare,
  formatNumber,
  formatPercent,
  formatQuantity,
} from '../../notation/spoken-number.ts';
import { intervalRange, nameOutput } from '../../analyses/outcome/words.ts';
import { leverRanking, leversWithout } from './lever-ranking.ts';
import { terminalBridges } from './terminal-bridge.ts';
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
  const pulled = comparison.levers ?? [];
  const change = [...wrap(`Change of the mean, ${unit}, largest saving first`), ...changes];
  const sections = [
    wrap(comparison.base.scenario.question || 'What changes?').map(ink.bold),
    wrap(`${lead}${found}`),
    [
      `  ${left('', 30)} ${left('median', 22)} interval`,
      ...medians.slice(0, pulled.length > 0 ? 1 : undefined),
    ],
    pulled.length > 0 ? leverRanking(scenarios, headline) : changes.length === 0 ? [] : change,
    terminalBridges(comparison, scenarios),
    leversWithout(comparison),
    worth(comparison, scenarios),
    comparison.warnings.flatMap((warning) => wrap(`Warning: ${warning}`)),
    options.page ? wrap(`Report: ${options.page}`) : [],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function worth({ decisions }: Comparison, scenarios: readonly NamedScenario[]): readonly string[] {
  if (decisions === null) return [];
  const { best, perfectInformation, partialInformation, unit } = decisions;
  const chosen = scenarios.find(({ result }) => result.scenario.file === best)?.name ?? best;
  const inputs = Object.entries(partialInformation)
    .filter(() => (perfectInformation.value ?? 0) > 0)
    .slice(0, 5);
  return [
    ...wrap(
      `Knowing nothing more, choose ${chosen}. Knowing everything first would save ${formatQuantity(perfectInformation.value, unit)} on average.`,
    ),
    ...inputs.map(
      ([name, { value }]) => `  ${left(spokenName(name), 40)} ${cut(formatQuantity(value, unit), 36)}`,
    ),
  ];
}

import { beginSentence, inSentence, spokenName } from '../../notation/spoken-name.ts';
import { conflictWarnings, evidenceLine } from '../../analyses/evidence/words.ts';
import type { Comparison } from '../../analyses/comparison/result.ts';
import {
  changeWords,
  chosenName,
  headlineWords,
  type NamedScenario,
  namedScenarios,
  orderWords,
  ranked,
  relativeWords,
  tellingRatio,
  worthKnowing,
} from '../../analyses/comparison/words.ts';
import { formatLevel, formatNumber, formatQuantity } from '../../notation/spoken-number.ts';
import { intervalRange, nameOutput } from '../../analyses/outcome/words.ts';
import { monthsCompared } from './months-compared.ts';
import { leverRanking, leversWithout, lowerWords } from './lever-ranking.ts';
import { terminalBridges } from './terminal-bridge.ts';
import type { TerminalOptions } from './terminal-report.ts';
import { inks, inLines, wrap } from './text-layout.ts';
import { textTable } from './text-table.ts';

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
    const [label, below] = inLines(name, 23);
    return [{ label, cells: [named.quantity(output.quantiles.p50.value), intervalRange(named)], below }];
  });
  const { mean, unit, label, interval } = comparison.base.outputs[headline]!;
  const changes = ranked(scenarios.slice(1), headline).flatMap(({ name, paired }) => {
    const found = paired?.[headline];
    if (!found) return [];
    const { value } = found.difference.mean;
    const ratio = tellingRatio({ interval }, found);
    const [label, below] = inLines(name, 23);
    return [
      {
        label,
        cells: [
          changeWords(value),
          relativeWords(value, mean.value),
          ratio === null ? '–' : formatNumber(ratio),
          lowerWords(found.probabilityLower.value),
        ],
        below,
      },
    ];
  });
  const pulled = comparison.levers ?? [];
  const change = [
    ...wrap(
      `Change of the mean ${inSentence(label)}, ${unit === '' ? 'as a number' : `in ${unit}`} and as a percentage of ${formatQuantity(mean.value, unit)}, the mean of ${scenarios[0]!.name}; the ratio to it in the median draw; how often it is lower; ${orderWords(scenarios.slice(1), headline)}.`,
    ),
    ...textTable(
      ['right', 'right', 'right', 'left'],
      [{ label: '', cells: ['mean change', 'of mean', 'ratio', 'lower in'] }, ...changes],
    ),
  ];
  const sections = [
    wrap(comparison.base.scenario.question || 'What changes?').map(ink.bold),
    wrap(`${lead}${found}`),
    evidence(comparison).flatMap((sentence) => wrap(sentence)),
    textTable(
      ['left', 'left'],
      [
        { label: '', cells: ['median', `${formatLevel(interval.level)} interval`] },
        ...medians.slice(0, pulled.length > 0 ? 1 : undefined),
      ],
    ),
    pulled.length > 0 ? leverRanking(scenarios, headline) : changes.length === 0 ? [] : change,
    monthsCompared(scenarios[0]!, ranked(scenarios.slice(1), headline)),
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

/** What all scenarios are conditioned on: the same observations, against the base. */
function evidence({ base }: Comparison): readonly string[] {
  const line = evidenceLine(base);
  if (line === null) return [];
  return [`The base: ${inSentence(line)}`, ...conflictWarnings(base.evidence!).map(beginSentence)];
}

function worth({ decisions }: Comparison, scenarios: readonly NamedScenario[]): readonly string[] {
  if (decisions === null) return [];
  const { perfectInformation, unit } = decisions;
  const chosen = chosenName(decisions, scenarios);
  const inputs = worthKnowing(decisions).slice(0, 5);
  return [
    ...wrap(
      `Knowing nothing more, choose ${chosen}. Knowing everything first would ${scenarios[0]!.isGain(decisions.output) ? 'gain' : 'save'} ${formatQuantity(perfectInformation.value, unit)} on average${(perfectInformation.value ?? 0) === 0 ? ', so there is nothing to measure' : ''}.`,
    ),
    ...textTable(
      ['left'],
      inputs.map(([name, { value }]) => ({ label: spokenName(name), cells: [formatQuantity(value, unit)] })),
    ),
  ];
}

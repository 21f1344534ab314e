import { goalWords, goalName } from '../../analyses/goals/words.ts';
import { beginSentence, inSentence, spokenName } from '../../notation/spoken-name.ts';
import type { Estimate, OutputResult } from '../../analyses/outcome/result.ts';
import type { Result } from '../../analyses/result.ts';
import { formatNumber, formatQuantity } from '../../notation/spoken-number.ts';
import { spokenUnit } from '../../notation/spoken-unit.ts';
import {
  answer,
  furtherStatistics,
  hasInterval,
  intervalName,
  intervalRange,
  isConstant,
  sameInDraws,
  meanBesideDraws,
  type NamedOutput,
  namedOutputs,
  simulationWords,
} from '../../analyses/outcome/words.ts';
import {
  leaderWords,
  narrowingShare,
  notableDrivers,
  rankedShares,
  shareWords,
} from '../../analyses/drivers/words.ts';
import { evidenceLine, isConflict } from '../../analyses/evidence/words.ts';
import { percentileWords, reportedWords } from '../../analyses/published/words.ts';
import { budgetSentences, firstMonthWords, labelAlone, missWords } from '../../analyses/forecast/words.ts';
import { precisionWords } from '../../analyses/precision/words.ts';
import { countWords, runWords } from '../../analyses/words.ts';
import { movedLines, observationLines } from './evidence-lines.ts';
import { monthsTables } from './months-table.ts';
import { textHistogram } from './text-histogram.ts';
import { type KnownFact, knownFacts } from './known-facts.ts';
import { type Ink, inks, right, wrap } from './text-layout.ts';
import { textTable } from './text-table.ts';

export interface TerminalOptions {
  /** ANSI colours; the caller turns this off for pipes and `NO_COLOR`. */
  readonly colour?: boolean;
  /** Path of the page that was written. */
  readonly page?: string | undefined;
}

/** The answer of `run` for a terminal: at most 80 columns, no control characters but colours. */
export function terminalReport(result: Result, options: TerminalOptions = {}): string {
  const ink = inks(options.colour ?? false);
  const outputs = namedOutputs(result);
  const headline = outputs[0];
  const sections = [
    title(result, ink),
    headline ? verdict(headline, ink) : [],
    budgetSentences(result).flatMap((sentence) => wrap(sentence)),
    wrap(evidenceLine(result) ?? ''),
    (result.cautions ?? []).flatMap((caution) => wrap(cautionWords(caution)).map(ink.bold)),
    ...monthsTables(result),
    headline && !isConstant(headline.output) ? histogram(headline) : [],
    otherOutputs(outputs.slice(1), result),
    firstMonths(result),
    divided(result.breakdown, whereItGoes(result), result),
    ...(result.breakdowns ?? []).map((parts) => divided(parts, `By ${parts.by}`, result)),
    observationLines(result, ink),
    movedLines(result),
    headline ? whatDrives(result, headline) : [],
    goals(result, ink),
    published(result),
    // Cautions stand beside the answer.
    result.warnings
      .filter((warning) => !(result.cautions ?? []).includes(warning))
      .flatMap((warning) => wrap(`Warning: ${warning}`)),
    reachedPrecision(result),
    [...wrap(runWords(result)).map(ink.dim), ...(options.page ? wrap(`Report: ${options.page}`) : [])],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** What became of a precision, unless it stands among the warnings. */
function reachedPrecision(result: Result): readonly string[] {
  const words = precisionWords(result);
  return words === null || result.warnings.includes(words) ? [] : wrap(beginSentence(words));
}

/** A conflict says itself what it is. */
const cautionWords = (caution: string) =>
  isConflict(caution) ? beginSentence(caution) : `Caution: ${caution}`;

function title({ scenario }: Result, ink: Ink): readonly string[] {
  return wrap(scenario.question || scenario.title || scenario.file).map(ink.bold);
}

function verdict(headline: NamedOutput, ink: Ink): readonly string[] {
  const { lead, median, rest } = answer(headline);
  const { output, quantity } = headline;
  const sentence = wrap(`${lead}${median}${rest}`);
  if (output.quantiles.p50.value === null) return sentence;
  const known = (estimate: Estimate, otherwise = '', unit = output.unit) =>
    estimate.value === null ? otherwise : `known ${simulationWords(estimate, unit)}`;
  const mean: KnownFact = {
    name: 'mean',
    value: quantity(output.mean.value),
    known: known(output.mean, 'does not settle'),
  };
  if (isConstant(output))
    return meanBesideDraws(headline) === null ? sentence : [...sentence, '', ...knownFacts([mean], ink)];
  const { p50 } = output.quantiles;
  const interval: KnownFact = {
    name: intervalName(output),
    value: intervalRange(headline),
    known: hasInterval(output) ? known(intervalEnds(output)) : '',
  };
  const further = furtherStatistics(headline).map(
    ({ title, text, estimate, unit }): KnownFact => ({
      name: title,
      value: text,
      known: known(estimate, '', unit),
    }),
  );
  return [
    ...sentence,
    '',
    ...knownFacts([{ name: 'median', value: quantity(p50.value), known: known(p50) }, interval, mean], ink),
    ...knownFacts(further, ink),
  ];
}

/** The histogram below what its two columns are. */
function histogram(headline: NamedOutput): readonly string[] {
  const lines = textHistogram(headline);
  if (lines.length === 0) return [];
  const { output } = headline;
  return [
    `  ${right(spokenUnit(output.unit, ''), 16)}   share of the draws; │ marks the ${intervalName(output)}`,
    ...lines,
  ];
}

/** The end of the interval with the larger relative error; unknown at a level whose ends are no percentiles of the result. */
function intervalEnds({ quantiles, interval: { level } }: OutputResult): Estimate {
  const percentile = (probability: number): Estimate =>
    Object.entries(quantiles).find(
      ([key]) => Math.abs(Number(key.slice(1)) / 100 - probability) < 1e-9,
    )?.[1] ?? {
      value: null,
      error: null,
    };
  const [a, b] = [percentile((1 - level) / 2), percentile((1 + level) / 2)];
  const share = ({ value, error }: Estimate) =>
    value === null || error === null ? 0 : Math.abs(error / value);
  return share(a) > share(b) ? a : b;
}

function otherOutputs(outputs: readonly NamedOutput[], { forecast }: Result): readonly string[] {
  if (outputs.length === 0) return [];
  const rows = outputs.map((named) => {
    const { output, quantity } = named;
    const range = sameInDraws(named) ?? intervalRange(named);
    return {
      label: labelAlone(output.label, forecast),
      cells: [quantity(output.quantiles.p50.value), range],
    };
  });
  const months = forecast === undefined ? '' : `over ${countWords(forecast.months, 'month')}`;
  const head = { label: months, cells: ['median', intervalName(outputs[0]!.output)] };
  return textTable(['left', 'left'], [head, ...rows]);
}

/** When something comes first, or never. */
function firstMonths({ firstMonths = {} }: Result): readonly string[] {
  return Object.values(firstMonths).flatMap((first) =>
    wrap(`${first.label}: ${firstMonthWords(first)}`, '  '),
  );
}

/** What is divided, and what the percentages are of. */
function whereItGoes({ breakdown, outputs, model }: Result): string {
  const total = breakdown?.total ?? '';
  const label = inSentence(outputs[total]?.label ?? model[total]?.label ?? spokenName(total));
  return `Where it goes (means, which add up to the mean ${label}, and % of it)`;
}

function divided(breakdown: Result['breakdown'], title: string, { forecast }: Result): readonly string[] {
  if (breakdown === null || breakdown.parts.length === 0) return [];
  // Without one of the means there is no whole to be shares of.
  const isWhole = breakdown.parts.every(({ mean }) => mean.value !== null);
  const total = isWhole ? breakdown.parts.reduce((sum, { mean }) => sum + mean.value!, 0) : 0;
  const rows = breakdown.parts.map(({ label, mean }) => {
    const share = total > 0 ? Math.max(0, (mean.value ?? 0) / total) : 0;
    const width = Math.min(20, Math.round(share * 20));
    const part = total > 0 ? `${right(`${Math.round(share * 100)}`, 3)} %` : '';
    return {
      label: labelAlone(label, forecast),
      cells: [`${formatNumber(mean.value)} ${breakdown.unit}`, part, '█'.repeat(width)],
    };
  });
  return [...wrap(title), ...textTable(['right', 'right', 'left'], rows)];
}

/** Inputs shown of those that drive the answer. */
const shownDrivers = 5;

function whatDrives(result: Result, headline: NamedOutput): readonly string[] {
  if (result.drivers === null || (!result.drivers && result.sensitivity === null)) return [];
  const { name, output } = headline;
  const { says, heading, isTied } = leaderWords(result, headline);
  const rows = notableDrivers(result, name).slice(0, shownDrivers);
  if (rows.length > 0)
    return [
      `What drives it: knowing an input would narrow the ${intervalName(output)} by`,
      ...textTable(
        ['right', 'right'],
        rows.map(([input, { amount, narrowing }]) => ({
          label: spokenName(input),
          cells: [formatQuantity(amount.value, output.unit, 2), narrowingShare(narrowing)],
        })),
      ),
      ...(isTied ? wrap(`${heading}.`, '  ') : []),
    ];
  const shares = result.drivers ? [] : rankedShares(result, name).slice(0, shownDrivers);
  if (shares.length === 0) return isConstant(output) ? [] : ['What drives it', ...wrap(says, '  ')];
  return [
    'What drives it (share of the variance)',
    ...textTable(
      ['right'],
      shares.map(([input, effect]) => ({ label: spokenName(input), cells: [shareWords(effect)] })),
    ),
  ];
}

function goals(result: Result, ink: Ink): readonly string[] {
  // What became of a budget is said beside the answer.
  const miss = (index: number) => {
    const { forecast } = result;
    const goal = forecast?.goals[index];
    return goal === undefined || goal.limit?.of === 'toDate' ? [] : wrap(missWords(goal, forecast!), '    ');
  };
  if (result.goals.length === 0) return [];
  return [
    'Goals',
    ...result.goals.flatMap((goal, index) => {
      const mark = goal.verdict === 'met' ? ink.good : ink.bad;
      const [first, ...more] = wrap(`${goal.verdict.toUpperCase()}: ${goalName(goal, result)}`, '  ');
      const verdict = first!.replace(goal.verdict.toUpperCase(), mark);
      return [verdict, ...more, ...wrap(goalWords(goal), '    '), ...miss(index)];
    }),
  ];
}

function published({ published, outputs }: Result): readonly string[] {
  if (published.length === 0) return [];
  return [
    'Compared with what was reported',
    ...published.flatMap(({ quantity, source, kind, percentile, inside, ...reported }) => {
      const label = outputs[quantity]?.label ?? spokenName(quantity);
      const place = `${percentileWords(percentile)}: ${inside ? 'inside' : 'outside'} our interval`;
      return [
        ...wrap(`${label} ${reportedWords(reported)} (${source}; ${kind})`, '  '),
        ...wrap(place, '    '),
      ];
    }),
  ];
}

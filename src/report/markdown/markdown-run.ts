import { leaderWords, narrowingShare, notableDrivers } from '../../analyses/drivers/words.ts';
import { evidenceLine } from '../../analyses/evidence/words.ts';
import { budgetSentences, labelAlone, monthlyLimitSentences } from '../../analyses/forecast/words.ts';
import { goalName, heldWords } from '../../analyses/goals/words.ts';
import {
  answer,
  intervalName,
  intervalRange,
  type NamedOutput,
  namedOutputs,
  sameInDraws,
} from '../../analyses/outcome/words.ts';
import type { Result } from '../../analyses/result.ts';
import { runWords } from '../../analyses/words.ts';
import { beginSentence, spokenName } from '../../notation/spoken-name.ts';
import { formatQuantity } from '../../notation/spoken-number.ts';
import { monthsTables } from '../terminal/months-table.ts';
import { blocks, fenced, folded, list, plainText, table } from './markdown-text.ts';

/** Marks of the verdicts on a goal, as lists of checks show them. */
const marks = { met: '✅', missed: '❌', 'too close to call': '❔' } as const;

/** The answer of `run` as a short Markdown text: for the summary of a build, or a comment on a change. */
export function markdownRun(result: Result): string {
  const { scenario } = result;
  const outputs = namedOutputs(result);
  const headline = outputs[0];
  return blocks(
    `## ${plainText(scenario.question || scenario.title || scenario.file)}`,
    headline === undefined ? '' : answerWords(headline),
    plainText([...budgetSentences(result), ...monthlyLimitSentences(result)].join(' ')),
    plainText(evidenceLine(result) ?? ''),
    list((result.cautions ?? []).map((caution) => `⚠️ ${plainText(beginSentence(caution))}.`)),
    goals(result),
    outputsTable(outputs.slice(0, shownOutputs), result),
    headline === undefined ? '' : drivers(result, headline),
    folded('Other outputs', outputsTable(outputs.slice(shownOutputs), result)),
    folded('By month', monthsTables(result).map(fenced).join('\n\n')),
    warnings(result),
    `<sub>${plainText(runWords(result))}. Scenario \`${scenario.sha256.slice(0, 12)}\`.</sub>`,
  );
}

function answerWords(headline: NamedOutput): string {
  const { lead, median, rest } = answer(headline);
  return `${plainText(lead)}__${plainText(median)}__${plainText(rest)}`;
}

function goals(result: Result): string {
  return table(
    ['Goal', 'Verdict', 'How often it holds'],
    ['left', 'left', 'left'],
    result.goals.map((goal) => [
      plainText(goalName(goal, result)),
      `${marks[goal.verdict as keyof typeof marks] ?? ''} ${goal.verdict}`,
      plainText(heldWords(goal)),
    ]),
  );
}

function outputsTable(outputs: readonly NamedOutput[], { forecast }: Result): string {
  if (outputs.length === 0) return '';
  return table(
    ['', 'Median', intervalName(outputs[0]!.output), 'Mean'],
    ['left', 'right', 'left', 'right'],
    outputs.map((named) => {
      const { output, quantity } = named;
      const range = sameInDraws(named) ?? intervalRange(named);
      return [
        labelAlone(output.label, forecast),
        quantity(output.quantiles.p50.value),
        range,
        quantity(output.mean.value),
      ].map(plainText);
    }),
  );
}

/** Outputs that stand unfolded. */
const shownOutputs = 6;

/** Inputs shown of those that drive the answer. */
const shownDrivers = 5;

function drivers(result: Result, headline: NamedOutput): string {
  const { name, output } = headline;
  const rows = notableDrivers(result, name).slice(0, shownDrivers);
  const { heading, isTied } = leaderWords(result, headline);
  return blocks(
    table(
      ['What drives it', `Knowing it would narrow the ${intervalName(output)} by`, ''],
      ['left', 'right', 'right'],
      rows.map(([input, { amount, narrowing }]) =>
        [spokenName(input), formatQuantity(amount.value, output.unit, 2), narrowingShare(narrowing)].map(
          plainText,
        ),
      ),
    ),
    isTied && rows.length > 0 ? plainText(`${heading}.`) : '',
  );
}

function warnings({ warnings, cautions = [] }: Result): string {
  const others = warnings.filter((warning) => !cautions.includes(warning));
  const title = others.length === 1 ? 'One warning' : `${others.length} warnings`;
  return folded(title, list(others.map((warning) => plainText(beginSentence(warning)))));
}

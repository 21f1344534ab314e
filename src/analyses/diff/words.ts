import { inSentence } from '../../notation/spoken-name.ts';
import { digitsBetween, formatDrawShare, formatNumber, formatPercent } from '../../notation/spoken-number.ts';
import { countWords } from '../words.ts';
import { comparedStatistics, type Diff, type OutputDiff, type StatisticDiff } from './result.ts';

/** What is compared with what, in a sentence. */
export function diffQuestion({ old, new: now }: Diff): string {
  const [before, after] = [old, now].map(({ title, file }) => title || file);
  return before === after ? `What changed in ${after}?` : `What changed from ${before} to ${after}?`;
}

/** Outputs by what became of them. */
export function sortOutputs({ outputs }: Diff) {
  const all = Object.values(outputs);
  const changes = ({ statistics }: OutputDiff) => comparedStatistics.map((key) => statistics[key].change);
  const moved = all.filter((output) => output.moved);
  const rest = all.filter((output) => !output.moved);
  const unknown = rest.filter((output) => changes(output).includes('unknown'));
  const same = rest.filter((output) => changes(output).every((change) => change === 'same'));
  const within = rest.filter((output) => !unknown.includes(output) && !same.includes(output));
  return { moved, unknown, same, within };
}

/** The answer in a sentence. */
export function diffAnswer(diff: Diff): string {
  const { moved, same } = sortOutputs(diff);
  const all = Object.keys(diff.outputs).length;
  if (all === 0) return 'The two results have no output in common that is given in the same unit.';
  if (moved.length > 0 && all === 1)
    return 'The one output in common moved by more than the simulation errors explain.';
  if (moved.length > 0)
    return `${moved.length} of ${countWords(all, 'output')} moved by more than the simulation errors explain.`;
  if (same.length === all) return 'No output changed.';
  return 'No output moved by more than the simulation errors explain.';
}

/** What became of the outputs that did not move, in sentences. */
export function diffNotes(diff: Diff): readonly string[] {
  const { moved, unknown, same, within } = sortOutputs(diff);
  const { changed, added, removed } = diff.observations;
  const named = (outputs: readonly OutputDiff[]) => listed(outputs.map(({ label }) => inSentence(label)));
  const all = Object.keys(diff.outputs).length;
  return [
    ...(changed.length + added.length + removed.length === 0
      ? []
      : ['The two results are conditioned on different observations.']),
    ...(moved.length > 0 || within.length > 0
      ? [
          `A number counts as moved beyond ${formatNumber(diff.limit)} standard errors of its difference: by chance alone that happens to any of them in at most 5 of 100 such comparisons.`,
        ]
      : []),
    ...moved.flatMap(movedMonths),
    ...(within.length === 0 ? [] : [`Changed within the errors: ${named(within)}.`]),
    ...(within.length > 0 && diff.sharedDraws
      ? [
          'Both results come from the same draws, so these changes are real; they are smaller than the errors.',
        ]
      : []),
    ...(unknown.length === 0 ? [] : [`Changed, with an error that is not known: ${named(unknown)}.`]),
    ...(same.length === 0 || same.length === all ? [] : [`Unchanged: ${named(same)}.`]),
    ...diff.notCompared.map(
      ({ output, old, new: now }) =>
        `${output} is given in ${unitWords(now)}, before in ${unitWords(old)}: not subtracted.`,
    ),
    ...(diff.outputsAdded.length === 0 ? [] : [`New outputs: ${listed(diff.outputsAdded)}.`]),
    ...(diff.outputsRemoved.length === 0 ? [] : [`Outputs that are gone: ${listed(diff.outputsRemoved)}.`]),
  ];
}

/** Which months of an output moved. */
function movedMonths({ label, months = [] }: OutputDiff): readonly string[] {
  const moved = months.filter((month) => month.moved);
  if (moved.length === 0) return [];
  const means = moved.map(({ month, statistics: { mean } }) =>
    mean.change === 'moved'
      ? `${month} (mean ${formatNumber(mean.old.value)} → ${formatNumber(mean.new.value)})`
      : month,
  );
  return [`Months of ${inSentence(label)} that moved: ${listed(means)}.`];
}

/** Names in a list before it says how many more there are. */
const mostNames = 12;

function listed(names: readonly string[]): string {
  const more = names.length - mostNames;
  return more <= 1 ? names.join(', ') : `${names.slice(0, mostNames).join(', ')} and ${more} more`;
}

const unitWords = (unit: string) => (unit === '' ? 'no unit' : unit);

/** One row of numbers that moved: before, after, the difference, its share of the old number, and its standard errors. */
export function movedRow({
  old,
  new: now,
  difference,
  significance,
  error,
}: StatisticDiff): readonly string[] {
  const digits = digitsBetween(old.value ?? 0, now.value ?? 0);
  const number = (value: number | null) => formatNumber(value, digits);
  const share = difference === null || !old.value ? null : difference / Math.abs(old.value);
  return [
    number(old.value),
    number(now.value),
    signed(difference, formatNumber(difference)),
    signed(share, formatPercent(share)),
    significance === null ? (error === 0 ? 'exact' : '–') : formatNumber(Math.abs(significance)),
  ];
}

/** A number that was written, with a plus where it is above 0. */
const signed = (value: number | null, text: string) => (value !== null && value > 0 ? `+${text}` : text);

/** What else changed, one heading with its lines each. */
export function otherChanges({ inputs, defaults, formulas, observations, options, goals }: Diff): readonly {
  readonly title: string;
  readonly lines: readonly string[];
}[] {
  const pair = ({ name, old, new: now }: { name: string; old: string; new: string }) =>
    `${name}: ${old} → ${now}`;
  const names = ({ changed, added, removed }: Diff['inputs']) => [
    ...changed.map(pair),
    ...(added.length === 0 ? [] : [`new: ${listed(added)}`]),
    ...(removed.length === 0 ? [] : [`gone: ${listed(removed)}`]),
  ];
  const held = (goal: { probability: { value: number | null }; verdict: string }) =>
    `${goal.verdict} (it holds in ${formatDrawShare(goal.probability.value, 1)})`;
  const groups = [
    { title: 'Inputs that changed', lines: names(inputs) },
    { title: 'Defaults that moved', lines: defaults.map(pair) },
    { title: 'Formulas that changed', lines: names(formulas) },
    { title: 'Observations that changed', lines: names(observations) },
    {
      title: 'Options that changed',
      lines: options.map(({ name, old, new: now }) => `${name}: ${optionWords(old)} → ${optionWords(now)}`),
    },
    {
      title: 'Goals that changed',
      lines: [
        ...goals.changed.map(({ text, old, new: now }) => `${text}: ${held(old)} → ${held(now)}`),
        ...goals.added.map((text) => `new: ${text}`),
        ...goals.removed.map((text) => `gone: ${text}`),
      ],
    },
  ];
  return groups.filter(({ lines }) => lines.length > 0);
}

const optionWords = (value: string | number | null) =>
  value === null ? 'none' : typeof value === 'number' ? value.toLocaleString('en-US') : value;

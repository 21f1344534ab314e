import { accelerators } from '../../catalog/catalog.ts';
import { findRow } from '../../catalog/find-row.ts';
import type { OptionProblem } from '../../catalog/mapping-reader.ts';
import { chooseAccelerator } from '../../catalog/resolve-options.ts';
import { NotationError } from '../../errors.ts';
import { formulaUnit } from '../../notation/formula-unit.ts';
import { quoted } from '../../notation/messages.ts';
import { isTruth } from '../../notation/operations/operations.ts';
import { parseFormula } from '../../notation/parse-formula.ts';
import type { CheckedDraft } from '../check-scenario.ts';
import type { Draft } from '../draft.ts';
import { type Reading, report } from '../reading.ts';
import { plainValue } from '../shape.ts';
import type { YamlScalar } from '../yaml-tree.ts';
import { atMedians, evaluate } from './at-medians.ts';
import type { Condition, Lever } from './lever.ts';
import { comparisonsOf } from './places.ts';
import { unsaid } from './stands-already.ts';

/** Whether a scenario is what a lever needs; what it lacks is reported where the lever asks for it. */
export function meets(draft: Draft, checked: CheckedDraft, { requires }: Lever, reading: Reading): boolean {
  const before = reading.problems.length;
  for (const [option, values] of requires.options) meetOption(draft, option, values, reading);
  if (reading.problems.length > before) return false;
  if (requires.arithmetic !== null) meetArithmetic(draft, requires.arithmetic, reading);
  for (const condition of requires.holds) meetCondition(draft, checked, condition, reading);
  return reading.problems.length === before;
}

function meetOption(draft: Draft, option: string, values: readonly YamlScalar[], reading: Reading): void {
  const node = draft.settings.get(option);
  const word = node === undefined ? unsaid[option] : node.kind === 'scalar' ? node.text : undefined;
  const wanted = values.map(({ text }) => (option === 'accelerator' ? idOf(text) : text));
  const has = option === 'accelerator' && word !== undefined ? idOf(word) : word;
  if (has !== undefined && wanted.includes(has)) return;
  const named = node?.kind === 'map' ? 'one of its own' : (has ?? 'none');
  const rule = `needs ${option === 'rental' ? 'rent' : `the ${option}`} ${wanted.join(' or ')}, and this scenario has ${named}`;
  report(reading, values[0]!, rule);
}

/** The catalogue's name of an accelerator. */
const idOf = (word: string) => findRow(accelerators(), word, 'accelerator', [])?.id ?? word;

function meetArithmetic(draft: Draft, format: YamlScalar, reading: Reading): void {
  const node = draft.settings.get('accelerator');
  const problems: OptionProblem[] = [];
  const row = chooseAccelerator(node === undefined ? undefined : plainValue(node), problems);
  const peaks = row?.dense_tflops as Readonly<Record<string, number | null>> | undefined;
  const peak = peaks?.[format.text] ?? null;
  // A format that is slower than 16 bit is there in name only: Blackwell Ultra's int8.
  if (row === null || (peak !== null && peak >= (row.dense_tflops.bf16 ?? 0))) return;
  const has = Object.entries(row.dense_tflops).flatMap(([name, value]) => (value === null ? [] : [name]));
  report(
    reading,
    format,
    `${row.name} cannot calculate in ${format.text}`,
    undefined,
    `it has ${has.join(', ')}`,
  );
}

function meetCondition(
  draft: Draft,
  checked: CheckedDraft,
  { condition, otherwise }: Condition,
  reading: Reading,
): void {
  const values = atMedians(checked);
  const units = new Map([...checked.inputs, ...checked.quantities].map(({ name, unit }) => [name, unit]));
  for (const text of comparisonsOf(condition.text, draft)) {
    try {
      const comparison = parseFormula(text);
      formulaUnit(comparison, units);
      if (!isTruth(comparison)) {
        report(reading, condition, 'must be a comparison, as in owned_share > 0', quoted(text));
        continue;
      }
      if (evaluate(comparison, values) === 1) continue;
      report(reading, condition, otherwise, undefined, `it needs ${text}`);
    } catch (error) {
      if (!(error instanceof NotationError)) throw error;
      report(reading, condition, error.rule, error.found ?? quoted(text), error.hint);
    }
  }
}

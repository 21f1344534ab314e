import type { Comparison } from '../../analyses/comparison/result.ts';
import { rankedInputs } from '../../analyses/drivers/words.ts';
import type { InputResult } from '../../analyses/inputs/result.ts';
import type { OutputResult } from '../../analyses/outcome/result.ts';
import type { Result } from '../../analyses/result.ts';
import type { ComparisonWhatIf } from '../../analyses/what-if/result.ts';
import { rounded } from './section.ts';

/** What the page of a comparison carries to be compared anew. */
export interface CarriedComparison {
  /** The comparison in what its headline is told from; of inputs those that some scenario writes in another way. */
  readonly compared: Comparison;
  readonly whatIf: ComparisonWhatIf;
  /** Scenarios by number, the base 0, in the order in which charts have them. */
  readonly order: readonly number[];
  /** Inputs that can be changed, as the base has them. */
  readonly inputs: Readonly<Record<string, InputResult>>;
}

/** A comparison with a what-if for its page, what drives the base first. */
export function carriedComparison(
  comparison: Comparison,
  whatIf: ComparisonWhatIf,
  order: readonly number[],
): CarriedComparison {
  const { base, others, levers = [] } = comparison;
  const [headline] = Object.keys(base.outputs) as [string];
  const drivers = rankedInputs(base, headline);
  const rank = ({ name }: { readonly name: string }) =>
    drivers.includes(name) ? drivers.indexOf(name) : drivers.length;
  const differing = differingInputs([base, ...others.map(({ result }) => result)]);
  const only = (result: Result) => shortResult(result, headline, differing);
  return {
    compared: rounded<Comparison>({
      format: comparison.format,
      base: only(base),
      others: others.map(({ result, outputs, levers: names = [] }) => ({
        result: only(result),
        outputs: { [headline]: outputs[headline]! },
        levers: names,
      })),
      levers: levers.map(({ lever, title }) => ({
        lever,
        title,
        explanation: '',
        applied: true,
        reason: null,
      })),
      decisions: null,
      warnings: [],
    }),
    whatIf: { ...whatIf, inputs: whatIf.inputs.toSorted((a, b) => rank(a) - rank(b)) },
    order,
    inputs: rounded(Object.fromEntries(whatIf.inputs.map(({ name }) => [name, short(base.inputs[name]!)]))),
  };
}

/** Names of inputs that not all scenarios have, or write in the same way. */
function differingInputs(results: readonly Result[]): readonly string[] {
  const names = new Set(results.flatMap(({ inputs }) => Object.keys(inputs)));
  return [...names].filter((name) => new Set(results.map(({ inputs }) => inputs[name]?.notation)).size > 1);
}

/** A Result with what a comparison shows of it; parts that it never shows are not carried. */
function shortResult(result: Result, headline: string, inputs: readonly string[]): Result {
  const { format, scenario, run, partial, outputs } = result;
  const carried: Partial<Result> = {
    format,
    scenario: { ...scenario, question: '', sha256: '', text: '', notes: [] },
    run,
    partial,
    precision: null,
    outputs: { [headline]: shortOutput(outputs[headline]!) },
    inputs: Object.fromEntries(
      inputs.flatMap((name) => (result.inputs[name] ? [[name, short(result.inputs[name])]] : [])),
    ),
    sensitivity: result.sensitivity && {},
    goals: [],
    published: [],
    breakdown: null,
    decisions: null,
    correlations: [],
    model: {},
    sample: { rows: 0, inputs: {}, outputs: {} },
    whatIf: null,
    warnings: [],
  };
  return carried as Result;
}

const shortOutput = (output: OutputResult): OutputResult => ({
  ...output,
  histogram: { edges: [], counts: [] },
  curve: [],
});

const short = (input: InputResult): InputResult => ({
  ...input,
  explanation: '',
  source: '',
  density: null,
  sampleMean: null,
});

import { createDistribution } from '../../distributions/create-distribution.ts';
import { resolveSpec } from '../../distributions/create-spec.ts';
import type { DistributionSpec } from '../../distributions/distribution.ts';
import { ParameterError } from '../../distributions/parameter-error.ts';
import type { Model } from '../../model/model.ts';
import { parseFormula } from '../../notation/parse-formula.ts';
import { quoted } from '../../notation/messages.ts';
import { inBase } from '../../units/arithmetic.ts';
import { massOutside, negligible, percent, rangeRule } from '../range.ts';
import { type Reading, report } from '../reading.ts';
import { boundsOf } from './bounds.ts';
import { KnownBounds } from './known-bounds.ts';
import type { Unfolded, VaryingInput } from './varying-inputs.ts';

/** Stands for an end that is not known. */
const farthest = 1e200;

/** Checks all inputs that vary with others and whose formulas could be read. */
export function checkVarying(
  { draft, varying }: Unfolded,
  model: Model | null,
  readable: ReadonlySet<string>,
  reading: Reading,
): void {
  const bounds = new KnownBounds(draft, model);
  for (const parts of varying) if (readable.has(parts.name)) checkParameters(parts, bounds, model, reading);
}

/**
 * Checks an input that varies with others at the corners of what its parameters can be: there its distribution must be
 * possible and, for an input of the model, lie in the allowed range. At any one value the cdf of nearly every form rises or
 * falls with each parameter alone, so no more mass lies outside between the corners; between them it is looked at too.
 */
function checkParameters(
  varying: VaryingInput,
  bounds: KnownBounds,
  model: Model | null,
  reading: Reading,
): void {
  const { name, entry, node } = varying;
  const specs: DistributionSpec[] = [];
  for (const corner of cornersOf(varying, bounds)) {
    try {
      specs.push(resolveSpec(node.family, corner));
    } catch (error) {
      if (!(error instanceof ParameterError)) throw error;
      const rule = `its parameters may reach values for which there is no such distribution: ${error.rule}`;
      const hint = `bound them with truncate(..), or write ${asFormula(varying)}`;
      report(reading, entry.value, rule, quoted(entry.value.text), hint);
      return;
    }
  }
  const input = model?.inputs.find((one) => one.name === name);
  if (input === undefined) return;
  const [low, high] = input.range.map((end) => (end === Number.MIN_VALUE ? end : inBase(end, input.unit)));
  const masses = specs.map((spec) => massOutside(createDistribution(spec), low!, high!));
  const below = Math.max(...masses.map((mass) => mass.below));
  const above = Math.max(...masses.map((mass) => mass.above));
  if (below + above <= negligible) return;
  const sides = [
    ...(below > negligible ? [`up to ${percent(below)} of its mass is below`] : []),
    ...(above > negligible ? [`up to ${percent(above)} of its mass is above`] : []),
  ];
  const hint = `narrow its parameters, or write ${asFormula(varying)}, with clamp(..) around it`;
  report(reading, entry.value, rangeRule(input.range, input.unit), sides.join(' and '), hint);
}

/** Values of each name, from one end to the other, for so many names; of more only both ends. */
const steps: readonly number[] = [5, 5, 5, 3, 3];

/** The arguments, in base units, wherever the names in them come to lie: at both ends of each and at steps between. */
function cornersOf({ node, found, text }: VaryingInput, bounds: KnownBounds) {
  const names = [...node.uses.keys()];
  const count = steps[names.length - 1] ?? 2;
  const points = names.reduce<ReadonlyMap<string, number>[]>(
    (corners, name) => {
      const [low, high] = bounds.of(name).map((end) => Math.min(Math.max(end, -farthest), farthest));
      const values = Array.from({ length: count }, (_, k) => low! + (high! - low!) * (k / (count - 1)));
      return corners.flatMap((corner) =>
        [...new Set(values)].map((value) => new Map(corner).set(name, value)),
      );
    },
    [new Map()],
  );
  const trees = [...found.arguments.keys()].map((parameter) => ({
    name: node.family === 'to' ? null : parameter,
    tree: parseFormula(text(parameter)),
  }));
  return points.map((point) =>
    trees.map(({ name, tree }) => {
      const value = boundsOf(tree, (used) => [point.get(used)!, point.get(used)!])[0];
      return { name, value: Math.min(Math.max(value, -farthest), farthest) };
    }),
  );
}

/** How to write it as an input and a formula, where that is short enough to show. */
function asFormula({ name, noise, formula }: VaryingInput): string {
  const text = `${noise.name}: ${noise.notation} under inputs and ${name}: ${formula} under formulas`;
  return text.length > 160 ? `${noise.name} and ${name} as an input and a formula` : text;
}

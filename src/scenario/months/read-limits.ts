import { quoted } from '../../notation/messages.ts';
import { parseQuantity } from '../../notation/parse-quantity.ts';
import { inBase, isDimensionless, sameDimension } from '../../units/arithmetic.ts';
import { dimensionless } from '../../units/unit.ts';
import { rangeRule } from '../range.ts';
import { type Reading, readNotation, report } from '../reading.ts';
import type { ScenarioInput } from '../scenario.ts';
import type { YamlNode, YamlScalar } from '../yaml-tree.ts';
import type { Series } from './horizon.ts';

/** The lowest and the highest value that an input is held to; null where they cannot be read. */
export function readLimits(node: YamlNode, input: ScenarioInput, reading: Reading): Series['limits'] {
  if (node.kind !== 'list' || node.items.length !== 2) {
    report(reading, node, 'must be a list of two values, the lowest and the highest');
    return null;
  }
  const { unit, range } = input;
  const [low, high] = node.items.map((item) =>
    item.kind === 'scalar' ? readLimit(item, input, reading) : null,
  ) as [number | null, number | null];
  if (low === null || high === null) return null;
  const texts = node.items.map((item) => (item as YamlScalar).text).join(', ');
  if (!(low < high)) {
    report(reading, node, 'the first limit must be below the second', quoted(texts));
    return null;
  }
  if (range !== null && (low < inBase(range[0], unit) || high > inBase(range[1], unit))) {
    report(reading, node, `the input itself ${rangeRule(range, unit)}`, quoted(texts));
    return null;
  }
  return [low, high];
}

/** In base units. */
function readLimit(node: YamlScalar, { unit }: ScenarioInput, reading: Reading): number | null {
  const tree = readNotation(reading, node, parseQuantity);
  if (tree === null) return null;
  if (tree.kind !== 'constant') {
    report(reading, node, 'a limit must be a number', quoted(node.text));
    return null;
  }
  if (tree.unit === null) return inBase(tree.value, unit);
  if (sameDimension(tree.unit, unit)) return tree.base;
  const name = isDimensionless(unit)
    ? 'a number without a unit'
    : `in ${unit.text} or another unit of the same dimension`;
  report(reading, node, `must be ${name}`, quoted(tree.unit.text || dimensionless.text));
  return null;
}

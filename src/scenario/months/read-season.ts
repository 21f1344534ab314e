import { quoted } from '../../notation/messages.ts';
import { parseQuantity } from '../../notation/parse-quantity.ts';
import { isDimensionless } from '../../units/arithmetic.ts';
import { dimensionless } from '../../units/unit.ts';
import { type Reading, readNotation, report } from '../reading.ts';
import type { ScenarioInput } from '../scenario.ts';
import type { YamlNode, YamlScalar } from '../yaml-tree.ts';

const lengthRule = 'a season is a list of 12 factors, January first, or of 4 by quarter';

/** The twelve factors of a season, January first; null where they cannot be read. */
export function readSeason(
  node: YamlNode,
  { range }: Pick<ScenarioInput, 'range'>,
  reading: Reading,
): readonly number[] | null {
  if (node.kind !== 'list') {
    report(reading, node, lengthRule, node.kind === 'scalar' ? quoted(node.text) : undefined);
    return null;
  }
  const isOpen = range !== null && range[0] === Number.MIN_VALUE;
  const factors = node.items.flatMap((item) => {
    const tree = item.kind === 'scalar' ? readNotation(reading, item, parseQuantity) : null;
    if (tree === null) return [];
    const isPlain = tree.kind === 'constant' && isDimensionless(tree.unit ?? dimensionless);
    if (isPlain && (tree.base > 0 || (tree.base === 0 && !isOpen))) return [tree.base];
    const rule = `a factor of a season must be a number without a unit, ${isOpen ? 'above 0' : '0 or above'}`;
    report(reading, item, rule, quoted((item as YamlScalar).text));
    return [];
  });
  const { length } = node.items;
  if (length !== 12 && length !== 4) {
    report(reading, node, lengthRule, `${length} given`);
    return null;
  }
  if (factors.length < length) return null;
  return length === 12 ? factors : Array.from({ length: 12 }, (_, month) => factors[Math.floor(month / 3)]!);
}

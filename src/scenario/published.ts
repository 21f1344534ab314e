import { didYouMean } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import { parseQuantity } from '../notation/parse-quantity.ts';
import { convertValue, sameDimension } from '../units/arithmetic.ts';
import { unitName } from './inputs.ts';
import type { Names } from './quantities.ts';
import { type Reading, readNotation, report } from './reading.ts';
import type { Published } from './scenario.ts';
import type { YamlMap, YamlNode, YamlScalar } from './yaml-tree.ts';

/** Reads published values; each is given in its quantity's unit. */
export function readPublished(node: YamlNode | undefined, names: Names, reading: Reading): Published[] {
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item) => {
    const value = item.kind === 'map' ? readOne(item, names, reading) : null;
    return value === null ? [] : [value];
  });
}

function readOne(node: YamlMap, names: Names, reading: Reading): Published | null {
  const field = (key: string) => node.entries.get(key)?.value as YamlScalar | undefined;
  const name = field('quantity')!;
  const written = field('value')!;
  const tree = readNotation(reading, written, parseQuantity);
  if (tree !== null && tree.kind !== 'constant') {
    report(reading, written, 'a published value must be one number', quoted(written.text));
    return null;
  }
  const quantity = names.quantities.find((candidate) => candidate.name === name.text);
  if (quantity === undefined) {
    if (!names.unread.has(name.text)) reportUnknownQuantity(name, names, reading);
    return null;
  }
  if (tree === null) return null;
  const { unit } = quantity;
  if (tree.unit !== null && !sameDimension(tree.unit, unit)) {
    const rule = `must be in ${unitName(unit)} or another unit of the same dimension`;
    report(reading, written, rule, unitName(tree.unit));
    return null;
  }
  return {
    quantity: quantity.name,
    value: convertValue(tree.value, tree.unit ?? unit, unit),
    unit,
    source: field('source')!.text,
    kind: field('kind')!.text as Published['kind'],
    group: (field('group')?.text ?? null) as Published['group'],
  };
}

/** Reports a name that is no quantity, with the nearest one that is. */
export function reportUnknownQuantity(node: YamlScalar, names: Names, reading: Reading): void {
  const isInput = names.units.has(node.text);
  const hint = isInput
    ? 'inputs are in every report; for a quantity write a formula'
    : didYouMean(
        node.text,
        names.quantities.map(({ name }) => name),
      );
  report(
    reading,
    node,
    isInput ? 'must be a quantity, not an input' : 'unknown quantity',
    quoted(node.text),
    hint,
  );
}

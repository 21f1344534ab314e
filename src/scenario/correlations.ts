import { didYouMean } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import { cholesky, normalFromSpearman, spearmanFromNormal } from '../distributions/copula/correlation.ts';
import { nearestCorrelation } from '../distributions/copula/nearest-correlation.ts';
import type { Names } from './quantities.ts';
import { type Reading, report } from './reading.ts';
import type { Correlation } from './scenario.ts';
import type { YamlMap, YamlNode, YamlScalar } from './yaml-tree.ts';

/** What a matrix of correlations may grow to; its factor takes time with the cube of this. */
const mostInputs = 300;
/** Up to here the nearest possible correlations are found within some seconds. */
const mostSearched = 40;

/** Reads correlations and checks that they are possible together. */
export function readCorrelations(node: YamlNode | undefined, names: Names, reading: Reading): Correlation[] {
  if (node?.kind !== 'list') return [];
  const pairs = new Set<string>();
  const correlations: Correlation[] = [];
  for (const item of node.items) {
    const correlation = item.kind === 'map' ? readOne(item, names, reading) : null;
    if (correlation === null) continue;
    const pair = [...correlation.between].sort().join(' ');
    if (pairs.has(pair)) report(reading, item, 'each pair may appear only once', pair);
    else correlations.push(correlation);
    pairs.add(pair);
  }
  if (correlations.length === node.items.length) checkTogether(node, correlations, reading);
  return correlations;
}

function readOne(node: YamlMap, names: Names, reading: Reading): Correlation | null {
  const between = node.entries.get('between')!.value;
  const ends = between.kind === 'list' ? (between.items as YamlScalar[]) : [];
  const areInputs = ends.map((end) => isRandomInput(end, names, reading)).every((good) => good);
  const given = (['spearman', 'normal'] as const).filter((key) => node.entries.has(key));
  if (given.length !== 1) {
    report(reading, node, 'must have either `spearman` or `normal`', given.length === 0 ? 'neither' : 'both');
    return null;
  }
  const kind = given[0]!;
  const written = node.entries.get(kind)!.value as YamlScalar;
  const value = Number(written.value);
  if (!(Math.abs(value) < 1)) {
    report(reading, written, 'must lie between -1 and 1, ends excluded', quoted(written.text));
    return null;
  }
  if (!areInputs) return null;
  const [a, b] = [ends[0]!.text, ends[1]!.text];
  if (a === b) {
    report(reading, between, 'must be two different inputs', quoted(a));
    return null;
  }
  return kind === 'spearman'
    ? { between: [a, b], spearman: value, normal: normalFromSpearman(value), given: kind }
    : { between: [a, b], spearman: spearmanFromNormal(value), normal: value, given: kind };
}

function isRandomInput(node: YamlScalar, names: Names, reading: Reading): boolean {
  const input = names.inputs.find(({ name }) => name === node.text);
  if (input?.value.kind === 'distribution') return true;
  if (input !== undefined)
    report(reading, node, 'must be an input with a distribution', `${node.text} is a number`);
  else if (names.quantities.some(({ name }) => name === node.text))
    report(
      reading,
      node,
      'must be an input',
      `${node.text} is computed`,
      names.units.has(`${node.text}.noise`) ? `correlate ${node.text}.noise` : undefined,
    );
  else if (!names.unread.has(node.text))
    report(
      reading,
      node,
      'unknown input',
      quoted(node.text),
      didYouMean(
        node.text,
        names.inputs.map(({ name }) => name),
      ),
    );
  return false;
}

/** Correlations that are each possible need not be possible together: their matrix must be positive definite. */
export function checkTogether(
  node: YamlNode,
  correlations: readonly Pick<Correlation, 'between' | 'normal'>[],
  reading: Reading,
): void {
  const inputs = [...new Set(correlations.flatMap(({ between }) => between))];
  const size = inputs.length;
  if (size > mostInputs) {
    report(reading, node, `at most ${mostInputs} inputs can be correlated`, `${size} inputs`);
    return;
  }
  const matrix = new Float64Array(size * size).map((_, index) => (index % (size + 1) === 0 ? 1 : 0));
  for (const { between, normal } of correlations) {
    const [row, column] = [inputs.indexOf(between[0]), inputs.indexOf(between[1])];
    matrix[row * size + column] = normal;
    matrix[column * size + row] = normal;
  }
  if (cholesky(matrix, size) !== null) return;
  const rule = 'these correlations are not possible together';
  if (size > mostSearched) {
    report(reading, node, rule);
    return;
  }
  const nearest = nearestCorrelation(matrix, size);
  const changes: string[] = [];
  for (let row = 0; row < size; row++)
    for (let column = row + 1; column < size; column++) {
      const value = nearest[row * size + column]!;
      if (Math.abs(value - matrix[row * size + column]!) < 1e-4) continue;
      changes.push(`${inputs[row]} and ${inputs[column]} ${spearmanFromNormal(value).toFixed(4)}`);
    }
  report(
    reading,
    node,
    rule,
    undefined,
    `the nearest possible Spearman correlations are ${changes.slice(0, 10).join('; ')}`,
  );
}

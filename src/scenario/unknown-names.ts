import { didYouMean } from '../errors.ts';
import { foldExpression, namesIn } from '../notation/fold.ts';
import { quoted } from '../notation/messages.ts';
import type { Expression } from '../notation/tree.ts';
import { type Reading, reportAt } from './reading.ts';
import type { YamlScalar } from './yaml-tree.ts';

/** Reports the unknown names of a formula that cannot be checked otherwise, because a name it uses could not be read. */
export function reportUnknownNames(
  tree: Expression,
  node: YamlScalar,
  known: readonly string[],
  reading: Reading,
): void {
  const all = new Set(known);
  const unknown = new Set(namesIn(tree).filter((name) => !all.has(name)));
  foldExpression<void>(tree, (part) => {
    if (part.kind !== 'name' || !unknown.delete(part.name)) return;
    const hint = didYouMean(part.name, known);
    reportAt(reading, node, part.span.start, 'unknown name', quoted(part.name), hint);
  });
}

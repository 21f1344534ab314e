import { foldExpression } from '../../../notation/fold.ts';
import { monthlyNames } from '../../../notation/monthly/functions.ts';
import { constants } from '../../../notation/names.ts';
import { parseFormula } from '../../../notation/parse-formula.ts';
import type { Span } from '../../../notation/tree.ts';

/**
 * A formula with other names in the place of its own: everything else stays as it is written.
 * @example qualify('gpus * gpu_price', (name) => `chat.${name}`) // => 'chat.gpus * chat.gpu_price'
 */
export function qualify(formula: string, nameOf: (name: string) => string): string {
  const found: { readonly name: string; readonly span: Span }[] = [];
  foldExpression<void>(parseFormula(formula), (node) => {
    if (node.kind === 'name' && !isFixed(node.name)) found.push(node);
  });
  found.sort((a, b) => a.span.start - b.span.start);
  let text = '';
  let at = 0;
  for (const { name, span } of found) {
    text += formula.slice(at, span.start) + nameOf(name);
    at = span.end;
  }
  return text + formula.slice(at);
}

/** Whether a name means the same everywhere: a constant, or the month. */
const isFixed = (name: string) => constants.has(name) || (monthlyNames as readonly string[]).includes(name);

import type { Result } from '../result.ts';
import { isFirstMonth } from './first-months.ts';
import type { Spot } from './shape.ts';

/**
 * Whether every output and input that a Result speaks of is one that it has. The total of a breakdown need not be: a
 * scenario chooses its outputs.
 */
export function namesIn(result: Result, at: Spot): void {
  const outputs = new Set(
    Object.entries(result.outputs).flatMap(([name, output]) => (isFirstMonth(output) ? [] : [name])),
  );
  const inputs = new Set(Object.keys(result.inputs));
  const must = (names: ReadonlySet<string>, kind: string, name: string, at: Spot) => {
    if (!names.has(name)) at.wrong(`must name an ${kind} of this result`, name);
  };
  if (outputs.size === 0) at.in('outputs').wrong('must hold an output that is a number', result.outputs);
  for (const key of ['sensitivity', 'drivers'] as const)
    for (const [name, byInput] of Object.entries(result[key] ?? {})) {
      must(outputs, 'output', name, at.in(key).in(name));
      for (const input of Object.keys(byInput ?? {}))
        must(inputs, 'input', input, at.in(key).in(name).in(input));
    }
  for (const [name, events] of Object.entries(result.unseen ?? {})) {
    must(outputs, 'output', name, at.in('unseen').in(name));
    for (const [index, { input }] of events.entries())
      must(inputs, 'input', input, at.in('unseen').in(name).in(index).in('input'));
  }
  if (result.decisions != null)
    must(outputs, 'output', result.decisions.output, at.in('decisions').in('output'));
  for (const [index, { between }] of (result.correlations ?? []).entries())
    for (const [end, name] of between.entries())
      must(inputs, 'input', name, at.in('correlations').in(index).in('between').in(end));
  for (const [index, { name }] of (result.whatIf?.inputs ?? []).entries())
    must(inputs, 'input', name, at.in('whatIf').in('inputs').in(index).in('name'));
}

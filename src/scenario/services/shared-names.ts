import type { Model } from '../../model/model.ts';
import { quoted } from '../../notation/messages.ts';
import type { Draft } from '../draft.ts';
import type { Reading } from '../reading.ts';

/** Tells what to write instead of a name that somebody took a formula, a goal or an output to have. */
export function hintAtNames(model: Model | null, reading: Reading): void {
  const hints = new Map(Object.entries(model?.hints ?? {}).map(([name, hint]) => [quoted(name), hint]));
  for (const [index, problem] of reading.problems.entries()) {
    const hint = hints.get(problem.found ?? '');
    if (problem.rule.startsWith('unknown ') && hint !== undefined)
      reading.problems[index] = { ...problem, hint };
  }
}

/** Names that an input of a service may have of its own, though services share it: `chat.gpu_price`. */
export function ownNames(name: string, { services }: Draft, model: Model | null): readonly string[] {
  const owner = name.slice(0, name.indexOf('.'));
  if (!services.has(owner)) return [];
  return (model?.inputs ?? []).flatMap((input) =>
    input.name.includes('.') ? [] : [`${owner}.${input.name}`],
  );
}

import { didYouMean } from '../../errors.ts';
import { quoted } from '../../notation/messages.ts';
import type { CheckedDraft } from '../check-scenario.ts';
import type { Draft } from '../draft.ts';
import type { DraftEntry } from '../draft-entry.ts';
import { type Reading, report } from '../reading.ts';
import type { YamlScalar } from '../yaml-tree.ts';
import type { Lever } from './lever.ts';

/** Inputs as they are before the lever, written out: a default that would change with an option stays. */
export function keptInputs(
  { keep, file }: Lever,
  draft: Draft,
  { inputs }: CheckedDraft,
  reading: Reading,
): readonly (readonly [string, DraftEntry])[] {
  return keep.flatMap(({ as, key, name }): (readonly [string, DraftEntry])[] => {
    const input = inputs.find((one) => one.name === name.text);
    if (input === undefined) {
      const hint = didYouMean(
        name.text,
        inputs.map((one) => one.name),
      );
      report(
        reading,
        name,
        'not an input of this scenario, so there is nothing to keep',
        quoted(name.text),
        hint,
      );
      return [];
    }
    const written = draft.inputs.get(name.text);
    const scalar = (text: string): YamlScalar => ({ ...name, kind: 'scalar', file, value: text, text });
    const { notation, explanation, source, unit, value } = input;
    // Under another name a bare number has no unit of the model's to take.
    const ownUnit = scalar(unit.text === '' ? '1' : unit.text);
    if (written !== undefined)
      return [
        [
          as,
          as === name.text
            ? written
            : { ...written, fields: new Map([['unit', ownUnit], ...written.fields]) },
        ],
      ];
    const isBare = value.unit.text === unit.text && !notation.endsWith(unit.text);
    const fields = new Map([
      ['unit', ownUnit],
      ['source', scalar(source)],
      ['explanation', scalar(explanation)],
    ]);
    const text = isBare ? `${notation} ${unit.text}`.trim() : notation;
    return [[as, { key, value: scalar(text), fields, replaced: [] }] as const];
  });
}

import type { Facts, InputFact, QuantityFact, Word } from './language.ts';

/** What is told of an input: what it is, unit, range, default and source, a sentence a line. */
export function inputWord({ name, unit, notation, isDefault, range, explanation, source }: InputFact): Word {
  const unitText = unit === '' ? 'no unit' : unit;
  return {
    word: name,
    detail: `${unitText}, ${isDefault ? 'default' : 'here'} ${notation}`,
    about: [
      explanation,
      `Unit: ${unit === '' ? 'none' : unit}.`,
      ...(range === '' ? [] : [`It ${range}.`]),
      `${isDefault ? 'Default' : 'In this scenario'}: \`${notation}\``,
      ...(source === '' ? [] : [`Source: ${source}`]),
    ]
      .filter((line) => line !== '')
      .join('\n'),
  };
}

export function quantityWord({ name, label, unit, formula, explanation, source }: QuantityFact): Word {
  return {
    word: name,
    detail: unit === '' ? 'no unit' : unit,
    about: [
      explanation || `${label}.`,
      `Unit: ${unit === '' ? 'none' : unit}.`,
      `Formula: \`${formula}\``,
      ...(source === '' ? [] : [`Source: ${source}`]),
    ].join('\n'),
  };
}

/** Every name of a scenario. */
export function namesOf({ inputs, quantities }: Facts): readonly Word[] {
  return [...quantities.map(quantityWord), ...inputs.map(inputWord)];
}

/** The quantities of one workload, as keys of a row under `workloads`. */
export function workloadKeys({ inputs }: Facts): readonly Word[] {
  const share = inputs.find(({ name }) => name.endsWith('.share'));
  if (share === undefined) return [];
  const prefix = share.name.slice(0, -'share'.length);
  return inputs.flatMap((input) =>
    input.name.startsWith(prefix) ? [{ ...inputWord(input), word: input.name.slice(prefix.length) }] : [],
  );
}

import { kinds } from '../../../catalog/kinds.ts';
import { familyCalls } from '../../../distributions/families-markdown.ts';
import { families } from '../../../distributions/families.ts';
import { builtInModels } from '../../../model/models/built-in-models.ts';
import { monthlyFunctions, monthlyNames } from '../../../notation/monthly/functions.ts';
import { functions } from '../../../notation/operations/operations.ts';
import { scenarioSchema } from '../../../scenario/schema.ts';
import { unitRows } from '../../../units/symbols.ts';
import type { Language, Schema, Word } from '../language/language.ts';

/** Everything that the language has, from the tables that the program itself reads. */
export function languageOfRegistries(): Language {
  return {
    schema: scenarioSchema() as Schema,
    functions: [...functions].map(([name, { parameters, explanation, example }]) =>
      called(name, parameters, sentence(explanation), example),
    ),
    monthly: [
      ...Object.entries(monthlyFunctions).map(([name, { parameters, explanation, example }]) =>
        called(name, parameters, sentence(explanation), example),
      ),
      ...monthlyNames.map((word) => ({ word, detail: 'of the horizon', about: '' })),
    ],
    families: [
      {
        word: 'to',
        detail: '90 % interval',
        about: 'a to b: with 90 % probability between a and b, lognormal. Example: `10M to 15M`',
        insert: ' to ',
      },
      ...families.map((family) => ({
        word: family.name,
        detail: familyCalls(family)[0]!,
        about: [
          sentence(family.explanation),
          `Ways to write it: ${familyCalls(family)
            .map((call) => `\`${family.name}(${call})\``)
            .join(', ')}.`,
          ...family.parameters.map(({ name, explanation }) => `\`${name}\`: ${explanation}.`),
          `Example: \`${family.example}\``,
        ].join('\n'),
        insert: `${family.name}(`,
      })),
    ],
    units: unitRows.flatMap(({ measures, symbols }) =>
      Object.keys(symbols).map((word) => ({ word, detail: measures, about: `A unit of ${measures}.` })),
    ),
    values: {
      model: builtInModels.map(({ name, explanation }) => ({
        word: name,
        detail: 'model',
        about: sentence(explanation),
      })),
      ...Object.fromEntries(
        kinds.flatMap((kind) => (kind.option === undefined ? [] : [[kind.option, rowsOf(kind)]])),
      ),
      // A workload begins as the application of its name.
      workloads: rowsOf(kinds.find(({ option }) => option === 'like')!),
    },
  };
}

function called(name: string, parameters: readonly string[], about: string, example: string): Word {
  return {
    word: name,
    detail: `(${parameters.join(', ')})`,
    about: `${about}\nExample: \`${example}\``,
    insert: `${name}(`,
  };
}

function rowsOf({ one, rows }: (typeof kinds)[number]): readonly Word[] {
  return rows().map((row) => {
    const { id, name } = row;
    const detail = name === undefined || name === id ? one.replace(/^an? /, '') : name;
    return { word: id, detail, about: sourcesOf(row).join('\n') };
  });
}

/** Where the facts of a row come from: what it says under any key that is called so. */
function sourcesOf(row: object): readonly string[] {
  return Object.entries(row).flatMap(([key, value]) =>
    /source/.test(key)
      ? [value].flat().flatMap((one) => (typeof one === 'string' ? [`Source: ${one}`] : []))
      : [],
  );
}

/** A text that begins with a capital and ends with a full stop. */
function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

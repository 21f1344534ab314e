import type { Schema, Word } from './language.ts';

/** Every shape that a value may have, with those that stand behind `anyOf`. */
function shapes(schema: Schema): readonly Schema[] {
  return [schema, ...(schema.anyOf ?? []).flatMap(shapes)];
}

/** What the schema says of a path; a key may be one of several shapes' own. */
function schemasAt(schema: Schema, path: readonly string[]): readonly Schema[] {
  return path.reduce<readonly Schema[]>(
    (found, key) => found.flatMap((one) => shapes(one).flatMap((shape) => stepInto(shape, key))).slice(0, 64),
    [schema],
  );
}

function stepInto({ properties, additionalProperties, items }: Schema, key: string): readonly Schema[] {
  if (key === '[]') return items === undefined ? [] : [items];
  const named = properties?.[key];
  if (named !== undefined) return [named];
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}

/** The keys that a mapping at a path may have. */
export function keysAt(schema: Schema, path: readonly string[]): readonly Word[] {
  const found = schemasAt(schema, path).flatMap((one) =>
    shapes(one).flatMap(({ properties = {} }) => Object.entries(properties)),
  );
  return [...new Map(found)].flatMap(([word, { description = '', deprecated }]) =>
    deprecated === true ? [] : [{ word, detail: '', about: description }],
  );
}

/** The words that a value at a path may be. */
export function valuesAt(schema: Schema, path: readonly string[]): readonly Word[] {
  const words = schemasAt(schema, path).flatMap((one) => shapes(one).flatMap((shape) => shape.enum ?? []));
  return [...new Set(words.map(String))].map((word) => ({ word, detail: '', about: '' }));
}

import { families } from '../distributions/families.ts';
import { NotationError } from '../errors.ts';
import { checkName } from '../notation/names.ts';

/** Names that YAML takes for something else. */
const notTexts = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** Names that a scenario allows, different from each other: those of the columns, where they are free. */
export function inputNames(columns: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    columns.map((column) => {
      const words = column.replace(/[^\p{L}\p{M}\p{N}_]+/gu, '_').replace(/^_+|(?<!_)_+$/g, '');
      const stem = (/^\p{L}/u.test(words) ? words : `column_${words}`).slice(0, 80);
      const free = isFree(stem) ? stem : `${stem}_value`;
      let name = free;
      for (let k = 2; taken.has(name); k++) name = `${free}_${k}`;
      taken.add(name);
      return [column, name];
    }),
  );
}

function isFree(name: string): boolean {
  try {
    checkName(
      name,
      families.map((family) => family.name),
    );
    return !notTexts.test(name);
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    return false;
  }
}

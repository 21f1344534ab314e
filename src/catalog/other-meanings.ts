import { apiPrices } from './catalog.ts';
import { type Kind, kinds } from './kinds.ts';
import { familyOf, type NamedRow, rowNamed } from './row-names.ts';

/** What a word that names no row of a kind is instead. */
export interface OtherMeaning {
  readonly rule: string;
  /** What to write in a scenario instead. */
  readonly hint?: string;
  /** The row that it names. */
  readonly row?: { readonly kind: string; readonly id: string };
}

/** A row of another kind, or a closed language model; null where the word is neither. */
export function otherMeaning(kind: Kind, word: string): OtherMeaning | null {
  if (kind.name === 'models') {
    const closed = closedModel(kind, word);
    if (closed !== null) return closed;
  }
  for (const other of kinds) {
    const row = other === kind ? undefined : rowNamed(other.rows(), word, other.naming);
    if (row !== undefined) return { rule: `is ${other.one}, not ${kind.one}`, ...rowOf(other, row) };
  }
  return null;
}

function rowOf({ name, option }: Kind, { id }: NamedRow): Pick<OtherMeaning, 'hint' | 'row'> {
  return { ...(option === undefined ? {} : { hint: `write \`${option}: ${id}\`` }), row: { kind: name, id } };
}

const size = '`language_model: { parameters: 400B, active_parameters: 40B }`';

/**
 * A model that is sold by the token but has no row: by its name, or as one of a family of which no model has a row. All
 * that is known of it is its price. The price of a model that has a row leads to that row.
 */
function closedModel(models: Kind, word: string): OtherMeaning | null {
  const hint = `the makers of closed models do not publish their architecture; give a size instead, as in ${size}`;
  const sold = rowNamed(apiPrices(), word, 'release');
  if (sold !== undefined) {
    const model = models.rows().find((row) => rowNamed([row], sold.model, 'release') !== undefined);
    if (model !== undefined) return { rule: 'is not in the catalogue by that name', ...rowOf(models, model) };
    return { rule: `is sold by ${sold.provider}, but is not in the catalogue of models`, hint };
  }
  const family = familyOf(word);
  const isOf = ({ id }: { readonly id: string }) => familyOf(id) === family;
  if (family === '' || !apiPrices().some(isOf) || models.rows().some(isOf)) return null;
  return { rule: 'is not in the catalogue, nor is any model of its family', hint };
}

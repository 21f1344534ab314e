import { apiPrices } from './catalog.ts';
import { type Kind, kinds } from './kinds.ts';
import { familyOf, rowNamed } from './row-names.ts';

/** What a word that names no row of a kind is instead. */
export interface OtherMeaning {
  readonly rule: string;
  /** What to write in a scenario instead. */
  readonly hint?: string;
  /** The row that it names. */
  readonly row?: { readonly kind: string; readonly id: string };
}

/** A row of another kind, or a language model whose shape nobody published; null where the word is neither. */
export function otherMeaning(kind: Kind, word: string): OtherMeaning | null {
  if (kind.name === 'models') {
    const closed = closedModel(kind, word);
    if (closed !== null) return closed;
  }
  for (const other of kinds) {
    const row = other === kind ? undefined : rowNamed(other.rows(), word, other.naming);
    if (row === undefined) continue;
    const rule = `is ${other.one}, not ${kind.one}`;
    const hint = other.option === undefined ? {} : { hint: `write \`${other.option}: ${row.id}\`` };
    return { rule, ...hint, row: { kind: other.name, id: row.id } };
  }
  return null;
}

const size = '`language_model: { parameters: 400B, active_parameters: 40B }`';

/**
 * A model that is sold by the token but has no row: by its name, or as one of a family of which no model has a row. All
 * that is known of it is its price.
 */
function closedModel(models: Kind, word: string): OtherMeaning | null {
  const hint = `closed models publish no shape, but a size may be given, as in ${size}`;
  const sold = rowNamed(apiPrices(), word, 'release');
  if (sold !== undefined)
    return { rule: `is sold by ${sold.provider}, but the catalogue has no shape of it`, hint };
  const family = familyOf(word);
  const isOf = ({ id }: { readonly id: string }) => familyOf(id) === family;
  if (family === '' || !apiPrices().some(isOf) || models.rows().some(isOf)) return null;
  return { rule: 'is not in the catalogue, nor is any model of its family', hint };
}

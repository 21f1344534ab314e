import { didYouMean } from '../../errors.ts';
import { quoted } from '../../notation/messages.ts';
import { unitHint } from '../../notation/unit-hint.ts';
import { currencies } from '../../units/currencies.ts';
import type { Draft } from '../draft.ts';
import { type Reading, report } from '../reading.ts';
import type { YamlNode } from '../yaml-tree.ts';

/** The currency of catalogue and models. */
export const baseCurrency = 'USD';

/** What a scenario's money is in. */
export interface CurrencyChoice {
  /** The currency of results. */
  readonly chosen: string;
  /** All that are written somewhere, and the chosen one: those for which a rate may be needed. */
  readonly used: ReadonlySet<string>;
}

/**
 * The scenario's `currency`; where it names none, US dollars, or without a model the only currency that its inputs,
 * formulas and goals are written in.
 */
export function chooseCurrency(draft: Draft, hasModel: boolean, reading: Reading): CurrencyChoice {
  const written = writtenCurrencies(draft);
  const node = draft.settings.get('currency');
  const named = node?.kind === 'scalar' ? readCurrency(node, reading) : null;
  const only = !hasModel && written.size === 1 ? [...written][0] : undefined;
  const chosen = named ?? only ?? baseCurrency;
  return { chosen, used: new Set([...written, chosen]) };
}

function readCurrency(node: YamlNode & { readonly kind: 'scalar' }, reading: Reading): string | null {
  const { text } = node;
  if (currencies.includes(text)) return text;
  const capital = currencies.find((currency) => currency === text.trim().toUpperCase());
  const meant = capital ?? /^write ([A-Z]{3}) after/.exec(unitHint(text) ?? '')?.[1];
  const hint =
    (meant === undefined ? didYouMean(text, currencies) : `did you mean "${meant}"?`) ??
    `known: ${currencies.join(', ')}`;
  report(reading, node, 'is no currency', quoted(text), hint);
  return null;
}

/** Settings that are prose, or name the currency itself. */
const silent: readonly string[] = ['title', 'question', 'notes', 'extends', 'currency'];
/** Keys of rows that are prose: a source may speak of any money. */
const prose: readonly string[] = ['source', 'explanation', 'note', 'name'];

/** Currencies that stand as words in a notation or a unit; a name that is spelt like one counts too. */
function writtenCurrencies({ inputs, formulas, settings }: Draft): ReadonlySet<string> {
  const entries = [...inputs.values(), ...formulas.values()];
  const texts = [
    ...entries.flatMap(({ value, fields }) => [value.text, fields.get('unit')?.text ?? '']),
    ...[...settings].flatMap(([key, node]) => (silent.includes(key) ? [] : scalarsIn(node))),
  ];
  const words = new Set(texts.flatMap((text) => text.split(/[^\p{L}\p{N}_]+|(?<=\d)(?=\p{L})/u)));
  return new Set(currencies.filter((currency) => words.has(currency)));
}

function scalarsIn(node: YamlNode): readonly string[] {
  if (node.kind === 'scalar') return [node.text];
  if (node.kind === 'list') return node.items.flatMap(scalarsIn);
  return [...node.entries].flatMap(([key, { value }]) => (prose.includes(key) ? [] : scalarsIn(value)));
}

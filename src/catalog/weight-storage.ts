import { type NumberFormat, numberFormats } from './storage-formats.ts';
import type { ModelFacts, Part } from './structure/facts.ts';
import { weightFormats } from './structure/formats.ts';

/** How the weights of a model are kept in memory. */
export interface WeightStorage {
  /** Bytes of all weights over their number. */
  readonly mean: number;
  /** Bytes of a parameter of the routed experts over that mean; 1 without experts. */
  readonly expertRatio: number;
  /** Share of the products of a token that is made with weights in each format. */
  readonly products: readonly { readonly format: NumberFormat; readonly share: number }[];
}

interface Kept {
  readonly part: Part;
  readonly parameters: number;
  readonly bytes: number;
  readonly format: NumberFormat;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/**
 * Weights as released, or all in one format: then tables of input and output stay in 16 bit where it has fewer, as
 * quantization leaves them. A Llama 3.1 70B of 4 bit weighs 39.8 GB, not 35.3.
 */
export function weightStorage(facts: ModelFacts, chosen: NumberFormat | null): WeightStorage {
  const kept: readonly Kept[] = facts.weights.map(({ part, parameters, bytes, format }) => {
    if (chosen === null) return { part, parameters, bytes, format: weightFormats[format] };
    const given = part === 'tables' && chosen.bytes < 2 ? numberFormats.bf16 : chosen;
    return { part, parameters, bytes: parameters * given.bytes, format: given };
  });
  const mean = sum(kept.map(({ bytes }) => bytes)) / facts.parameters;
  const routed = kept.filter(({ part }) => part === 'routed');
  const routedBytes = sum(routed.map(({ bytes }) => bytes));
  return {
    mean,
    expertRatio: facts.routed_parameters === 0 ? 1 : routedBytes / facts.routed_parameters / mean,
    products: productShares(kept, facts),
  };
}

/** Tables are left out: their share is small, and the rates that are reached were found without them. */
function productShares(kept: readonly Kept[], { experts }: ModelFacts): WeightStorage['products'] {
  const visited = experts === null ? 1 : experts.active / experts.count;
  const byFormat = new Map<NumberFormat, number>();
  for (const { part, parameters, format } of kept) {
    if (part === 'tables') continue;
    const multiplied = parameters * (part === 'routed' ? visited : 1);
    byFormat.set(format, (byFormat.get(format) ?? 0) + multiplied);
  }
  const all = sum([...byFormat.values()]);
  return [...byFormat].map(([format, multiplied]) => ({ format, share: multiplied / all }));
}

/** The format in which most of the products are made. */
export function mainFormat({ products }: WeightStorage): NumberFormat {
  const [first] = [...products].sort((a, b) => b.share - a.share);
  return first?.format ?? numberFormats.bf16;
}

import type { ColumnSummary, PackedHistogram } from '../../kernel/kernel.ts';
import type { SubtreeSummary } from '../../kernel/merge.ts';
import type { Plan } from '../../plan/plan.ts';
import { open, seal } from './frame.ts';
import { packData, unpackData } from './plain-data.ts';
import { countOf, numbersOf, objectOf } from './shape.ts';
import { WireError } from './wire-error.ts';

/** Numbers of a column in `moments`, in this order. */
const momentNames = ['count', 'nonFinite', 'firstNonFinite', 'mean', 'm2', 'minimum', 'maximum'] as const;

/** Words of a column in `sizes`: bins (-1 without a histogram), and the lengths of the three parts of its histogram. */
const sizeWords = 4;

/** A partial result as bytes. */
export function encodeSummary({ level, index, columns }: SubtreeSummary): Uint8Array {
  const moments = new Float64Array(columns.length * momentNames.length);
  const sizes = new Int32Array(columns.length * sizeWords);
  columns.forEach((column, k) => {
    moments.set(
      momentNames.map((name) => column[name]),
      k * momentNames.length,
    );
    sizes.set(sizesOf(column.histogram), k * sizeWords);
  });
  const parts = columns.flatMap(({ histogram }) => (histogram === null ? [] : partsOf(histogram)));
  const words = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    words.set(part, at);
    at += part.length;
  }
  const { text, arrays } = packData({ level, index, columns: columns.length, moments, sizes, words });
  return seal('summary', text, arrays);
}

/**
 * The partial result that some bytes hold, of a node of a plan.
 *
 * @throws WireError where the bytes are no summary of that plan
 */
export function decodeSummary(bytes: Uint8Array, { program }: Pick<Plan, 'program'>): SubtreeSummary {
  const { text, arrays } = open('summary', bytes);
  const data = objectOf(unpackData(text, arrays), 'summary');
  const count = program.columns.length;
  if (data.columns !== count)
    throw new WireError(`the summary has ${String(data.columns)} columns, the plan ${count}`);
  const moments = numbersOf(data.moments, Float64Array, count * momentNames.length, 'moments');
  const sizes = numbersOf(data.sizes, Int32Array, count * sizeWords, 'sizes');
  const { words } = data;
  if (!(words instanceof Int32Array)) throw new WireError('words must be numbers');
  let at = 0;
  const take = (length: number): Int32Array => {
    if (length < 0 || at + length > words.length) throw misplaced();
    at += length;
    return words.slice(at - length, at);
  };
  const columns = program.columns.map(({ kind }, k): ColumnSummary => {
    const values = moments.subarray(k * momentNames.length, (k + 1) * momentNames.length);
    const named = Object.fromEntries(momentNames.map((name, n) => [name, values[n]!]));
    const [size, countLength, endLength, wordLength] = sizes.subarray(k * sizeWords) as unknown as Sizes;
    if (size >= 0 !== (kind === 'distribution')) throw misplaced();
    const histogram =
      size < 0
        ? null
        : { size, countCode: take(countLength), endCode: take(endLength), endWords: take(wordLength) };
    return { ...(named as unknown as Omit<ColumnSummary, 'histogram'>), histogram };
  });
  if (at !== words.length) throw misplaced();
  return {
    level: countOf(data.level, 0, 64, 'level'),
    index: countOf(data.index, 0, Number.MAX_SAFE_INTEGER, 'index'),
    columns,
  };
}

type Sizes = readonly [size: number, countLength: number, endLength: number, wordLength: number];

function sizesOf(histogram: PackedHistogram | null): Sizes {
  if (histogram === null) return [-1, 0, 0, 0];
  const { size, countCode, endCode, endWords } = histogram;
  return [size, countCode.length, endCode.length, endWords.length];
}

function partsOf({ countCode, endCode, endWords }: PackedHistogram): readonly Int32Array[] {
  return [countCode, endCode, endWords];
}

const misplaced = () => new WireError('the histograms of the summary are not those of the plan');

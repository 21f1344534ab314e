import { mostCounted } from '../tables/cells.ts';
import type { LogFormat } from './request.ts';
import { lastOf, named } from './request.ts';

/** Tokens by kind, as Langfuse keeps them: `input`, `output`, and further kinds such as `input_cached_tokens`. */
type UsageDetails = Readonly<Record<string, number>>;

/**
 * Observations of Langfuse, of which generations are requests. Kinds of tokens whose names hold `input` or `cache` add up to what was
 * read, unless `total` says that they are part of `input` already.
 *
 * Source: langfuse/langfuse, packages/shared/src/server/ingestion/types.ts (details are taken out of `input`); Langfuse docs, Token and cost tracking.
 */
export const langfuse: LogFormat = {
  name: 'a Langfuse export',
  knownBy: 'usageDetails (or usage_details), startTime, type',
  reader({ names }) {
    const usage = named(names, /^usage_?details$/i);
    if (usage === null) return null;
    const time = named(names, /^start_?time$/i);
    const type = named(names, /^type$/i);
    const model = named(names, /^(?:model|provided_?model_?name)$/i);
    const columns = [usage, ...[time, type, model].filter((name) => name !== null)];
    const at = (name: string | null) => (name === null ? -1 : columns.indexOf(name));
    const [timeAt, typeAt, modelAt] = [at(time), at(type), at(model)];
    return {
      columns,
      time,
      words: [`input tokens are all kinds of ${lastOf(usage)} with input or cache in their names`],
      isSingle: true,
      read(row, cells) {
        const kind = typeAt < 0 ? null : cells.text(row, typeAt);
        if (kind !== null && !/^generation$/i.test(kind)) return 'observations that are not generations';
        const details = detailsIn(row.cells[0]);
        if (details === null) return 'generations without usage details';
        return {
          count: 1,
          time: timeAt < 0 ? null : cells.time(row, timeAt),
          width: 0,
          ...tokensIn(details),
          model: modelAt < 0 ? null : cells.text(row, modelAt),
        };
      },
    };
  },
};

function detailsIn(cell: unknown): UsageDetails | null {
  let value = cell;
  if (typeof value === 'string')
    try {
      value = JSON.parse(value);
    } catch {
      return null;
    }
  // Parquet gives a map as its entries.
  if (Array.isArray(value)) value = Object.fromEntries(value.map((pair) => [pair?.key, pair?.value]));
  if (typeof value !== 'object' || value === null) return null;
  const numbers = Object.entries(value).flatMap(([name, number]) => {
    const read = typeof number === 'string' || typeof number === 'bigint' ? Number(number) : number;
    return typeof read === 'number' && read >= 0 && read <= mostCounted ? [[name, read] as const] : [];
  });
  return numbers.length === 0 ? null : Object.fromEntries(numbers);
}

function tokensIn(details: UsageDetails) {
  const sum = (pattern: RegExp) =>
    Object.entries(details).reduce(
      (total, [name, number]) => (pattern.test(name) ? total + number : total),
      0,
    );
  const [input, output] = [
    details.input ?? details.prompt_tokens,
    details.output ?? details.completion_tokens,
  ];
  const kinds = {
    input: sum(/^(?!.*(?:output|completion)).*(?:input|prompt|cache)/i),
    output: sum(/output|completion/i),
  };
  // Where the total is that of input and output alone, the other kinds are parts of them.
  const isWithin =
    details.total !== undefined &&
    details.total === (input ?? 0) + (output ?? 0) &&
    details.total !== kinds.input + kinds.output;
  return {
    input: isWithin ? (input ?? null) : kinds.input,
    output: isWithin ? (output ?? null) : kinds.output,
    cached: sum(/cache(?!.*(?:creation|write))/i),
  };
}

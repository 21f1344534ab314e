import type { Table } from '../tables/file-table.ts';
import { lastOf, type LogFormat } from './request.ts';

const input =
  /^(?:num|n|total)?[_ -]?(?:input|prompt|context|request|query)[_ -]?(?:tokens?|length|len)[_ -]?(?:count)?$/i;
const output =
  /^(?:num|n|total)?[_ -]?(?:output|generated|generation|completion|response|answer|candidates)[_ -]?(?:tokens?|length|len)[_ -]?(?:count)?$/i;
const cached =
  /^(?:input[_ -]?|prompt[_ -]?)?(?:cached|cache[_ -]?read)[_ -]?(?:input[_ -]?|prompt[_ -]?|content[_ -]?)?tokens?[_ -]?(?:count)?$/i;
const time =
  /^@?(?:timestamp|time|ts|date|date[_ ]?time|created|created[_ ]?at|start|started[_ ]?at|start[_ ]?time|arrival[_ ]?time|arrived[_ ]?at|request[_ ]?time|event[_ ]?time|logged[_ ]?at)$/i;
const model = /^(?:request[_ ]?)?model(?:[_ ]?(?:name|id))?$/i;

const counts =
  /^(?:(?:num|n|total|api|successful)[_ -]?){0,2}(?:model[_ -]?)?(?:requests?|calls)(?:[_ -]?count)?$/i;

const parentOf = (name: string) => name.slice(0, Math.max(0, name.lastIndexOf('.')));

/**
 * A log of requests whose columns say by their names what they hold, as those of the Azure traces (ContextTokens,
 * GeneratedTokens) and of the usage that OpenAI and Anthropic return with every answer.
 *
 * Source: Anthropic API reference, Messages: input_tokens counts neither cache_read_input_tokens nor
 * cache_creation_input_tokens; OpenAI API reference: prompt_tokens counts cached_tokens.
 */
export const tokenColumns: LogFormat = {
  name: 'a log of requests',
  knownBy:
    'a column of input tokens and one of output tokens, such as ContextTokens and GeneratedTokens, best with a TIMESTAMP',
  reader(table) {
    const find = (pattern: RegExp) =>
      table.names.find((name) => pattern.test(lastOf(name)) && !/cach/i.test(name)) ?? null;
    const [inputs, outputs] = [find(input), find(output)];
    if (inputs === null || outputs === null) return null;
    const caches = cacheColumns(table, inputs);
    const names = { time: find(time), model: find(model), counts: find(counts) };
    const columns = [
      inputs,
      outputs,
      ...caches.read,
      ...caches.outside,
      ...[names.time, names.model, names.counts].filter((name) => name !== null),
    ];
    const [timeAt, modelAt, countsAt] = [names.time, names.model, names.counts].map((name) =>
      name === null ? -1 : columns.indexOf(name),
    ) as [number, number, number];
    const readAt = caches.read.map((name) => columns.indexOf(name));
    const outsideAt = caches.outside.map((name) => columns.indexOf(name));
    return {
      columns,
      time: names.time,
      words: [
        `input tokens are ${[inputs, ...caches.outside.filter((name) => table.names.includes(name))].join(' + ')}, output tokens ${outputs}`,
        ...(names.counts === null ? [] : [`rows are of several requests, as ${names.counts} says`]),
      ],
      isSingle: countsAt < 0,
      read(row, cells) {
        const tokens = cells.whole(row, 0);
        const outside = outsideAt.map((cell) => cells.whole(row, cell) ?? 0);
        const found = readAt.map((cell) => cells.whole(row, cell)).find((value) => value !== null);
        return {
          count: countsAt < 0 ? 1 : (cells.whole(row, countsAt) ?? 0),
          time: timeAt < 0 || isRelative(row.cells[timeAt]) ? null : cells.time(row, timeAt),
          width: 0,
          input: tokens === null ? null : outside.reduce((sum, value) => sum + value, tokens),
          output: cells.whole(row, 1),
          cached: found ?? null,
          model: modelAt < 0 ? null : cells.text(row, modelAt),
        };
      },
    };
  },
};

/** Columns of tokens from the cache, and those that the input does not count. */
function cacheColumns({ names, isOpen }: Table, inputs: string) {
  const parent = parentOf(inputs);
  const beside = (name: string) => (parent === '' ? name : `${parent}.${name}`);
  const isAnthropic = lastOf(inputs) === 'input_tokens' && !/(?:^|\.)gen_ai\b/.test(parent);
  // Fields that JSON leaves out where nothing was cached may come later than anybody looks.
  const perhaps = isOpen
    ? [
        ...['prompt_tokens_details.cached_tokens', 'input_tokens_details.cached_tokens'].map(beside),
        ...(isAnthropic ? [beside('cache_read_input_tokens'), beside('cache_creation_input_tokens')] : []),
      ]
    : [];
  const all = [...new Set([...names, ...perhaps])];
  const read = all.filter(
    (name) => cached.test(lastOf(name)) && (parentOf(name) === parent || name.startsWith(parent)),
  );
  const isOutside = isAnthropic && names.includes(beside('cache_read_input_tokens'));
  const outside =
    isOutside || (isAnthropic && isOpen)
      ? all.filter(
          (name) =>
            name === beside('cache_read_input_tokens') || name === beside('cache_creation_input_tokens'),
        )
      : [];
  return { read, outside };
}

/** A number that counts from some start is no date. */
function isRelative(cell: unknown): boolean {
  if (typeof cell === 'string' && cell.length > 10) return false;
  const value = typeof cell === 'string' && /^\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell;
  return typeof value === 'number' && value >= 0 && value < 1e9;
}

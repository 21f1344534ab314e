import type { LogFormat } from './request.ts';

/**
 * The usage that OpenAI exports: requests and tokens by buckets of a minute, an hour or a day.
 *
 * Source: OpenAI API reference, Usage, completions: "input_tokens: including cached tokens".
 */
export const openaiUsage: LogFormat = {
  name: "OpenAI's usage export",
  knownBy: 'num_model_requests, input_tokens, output_tokens',
  reader({ names }) {
    if (!['num_model_requests', 'input_tokens', 'output_tokens'].every((name) => names.includes(name)))
      return null;
    const columns = [
      'num_model_requests',
      'input_tokens',
      'output_tokens',
      ...['start_time', 'end_time', 'input_cached_tokens', 'model', 'has_more'].filter((name) =>
        names.includes(name),
      ),
    ];
    const at = (name: string) => columns.indexOf(name);
    const [start, end, cached, model, more] = [
      'start_time',
      'end_time',
      'input_cached_tokens',
      'model',
      'has_more',
    ].map(at) as [number, number, number, number, number];
    return {
      columns,
      time: start < 0 ? null : 'start_time',
      words: ['input_tokens holds those of input_cached_tokens'],
      isSingle: false,
      caution: (row) =>
        row.cells[more] === true
          ? 'what is on further pages of the export (has_more): join them in one file'
          : null,
      read(row, cells) {
        const time = start < 0 ? null : cells.time(row, start);
        const until = end < 0 ? null : cells.time(row, end);
        return {
          // A bucket without requests has no numbers.
          count: cells.whole(row, 0) ?? 0,
          time,
          width: time === null || until === null ? 0 : until.ms - time.ms,
          input: cells.whole(row, 1) ?? 0,
          output: cells.whole(row, 2) ?? 0,
          cached: cached < 0 ? null : cells.whole(row, cached),
          model: model < 0 ? null : cells.text(row, model),
        };
      },
    };
  },
};

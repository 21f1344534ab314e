import { mostCounted } from '../tables/cells.ts';
import type { LogFormat } from './request.ts';

/**
 * The spend logs of LiteLLM. `cache_hit` says that LiteLLM answered from a cache of its own: such a request reaches no
 * model. What the model found in its prompt cache stands in `metadata`.
 *
 * Source: BerriAI/litellm, LiteLLM_SpendLogs (litellm-js/spend-logs/src/_types.ts), proxy/spend_tracking.
 */
export const litellm: LogFormat = {
  name: 'LiteLLM spend logs',
  knownBy: 'prompt_tokens, completion_tokens, spend, startTime',
  reader({ names }) {
    if (!['prompt_tokens', 'completion_tokens', 'spend'].every((name) => names.includes(name))) return null;
    // Its tables of spend by day count requests together.
    if (names.includes('api_requests')) return null;
    const optional = ['startTime', 'model', 'cache_hit', 'status', 'metadata'].filter((name) =>
      names.includes(name),
    );
    const columns = ['prompt_tokens', 'completion_tokens', ...optional];
    const [time, model, hit, status, metadata] = [
      'startTime',
      'model',
      'cache_hit',
      'status',
      'metadata',
    ].map((name) => columns.indexOf(name)) as [number, number, number, number, number];
    return {
      columns,
      time: time < 0 ? null : 'startTime',
      words: ['prompt_tokens holds those from the prompt cache'],
      isSingle: true,
      unread: ['spend: what providers bill for tokens; no cost of accelerators'],
      read(row, cells) {
        if (/^true$/i.test(String(row.cells[hit])))
          return 'requests that LiteLLM answered from its own cache (cache_hit), so that no model was asked';
        if (/^fail/i.test(String(row.cells[status]))) return 'requests that failed';
        return {
          count: 1,
          time: time < 0 ? null : cells.time(row, time),
          width: 0,
          input: cells.whole(row, 0),
          output: cells.whole(row, 1),
          cached: metadata < 0 ? null : cachedIn(row.cells[metadata]),
          model: model < 0 ? null : cells.text(row, model),
        };
      },
    };
  },
};

/** Tokens from the prompt cache, as a provider's usage says them; null where it does not. */
function cachedIn(cell: unknown): number | null {
  let value = cell;
  if (typeof value === 'string') {
    if (!value.includes('cache')) return null;
    try {
      value = JSON.parse(value);
    } catch {
      return null;
    }
  }
  for (const usage of [at(value, 'usage_object'), at(value, 'additional_usage_values')])
    for (const found of [
      at(at(usage, 'prompt_tokens_details'), 'cached_tokens'),
      at(usage, 'cache_read_input_tokens'),
    ])
      if (typeof found === 'number' && found >= 0 && found <= mostCounted) return found;
  return null;
}

const at = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

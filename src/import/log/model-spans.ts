import type { Table } from '../tables/file-table.ts';
import { NestedCalls } from './nested-calls.ts';
import type { LogFormat } from './request.ts';

/** Attributes of a span by what they say, the newest name first. */
const attributes = {
  input: ['gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens'],
  output: ['gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens'],
  cached: [
    'gen_ai.usage.cache_read.input_tokens',
    'gen_ai.usage.cache_read_input_tokens',
    'gen_ai.usage.input_tokens.cached',
  ],
  model: ['gen_ai.response.model', 'gen_ai.request.model'],
  operation: ['gen_ai.operation.name', 'llm.request.type'],
} as const;

/** Operations that ask no language model to write: the tokens of agents and workflows are those of the calls inside them. */
const otherOperations =
  /^(?:invoke_agent|create_agent|invoke_workflow|execute_tool|retrieval|embeddings?|rerank)$/i;

const times =
  /^(?:startTimeUnixNano|start_?time(?:_unix_nano)?|timestamp|@timestamp|time|date|created_?at)$/i;

/**
 * Spans of OpenTelemetry that call a language model: an export in OTLP JSON, or rows with the names of its attributes.
 *
 * Source: OpenTelemetry semantic conventions for generative AI: gen_ai.usage.input_tokens should hold the cached tokens; spans
 * of an agent say what the calls inside them add up to.
 */
export const modelSpans: LogFormat = {
  name: 'spans of OpenTelemetry',
  knownBy: 'resourceSpans (OTLP JSON), or columns such as gen_ai.usage.input_tokens',
  reader(table) {
    const names = namesOf(table);
    if (names === null) return null;
    const time = table.names.find((name) => times.test(name)) ?? null;
    const nested = new NestedCalls();
    const columns = [...Object.values(names).flat(), ...(time === null ? [] : [time])];
    const places = (of: readonly string[]) => of.map((name) => columns.indexOf(name));
    const at = {
      input: places(names.input),
      output: places(names.output),
      cached: places(names.cached),
      model: places(names.model),
      operation: places(names.operation),
      span: places(names.span),
      parent: places(names.parent),
    };
    return {
      columns,
      time,
      words: ['gen_ai.usage.input_tokens holds those from the cache'],
      isSingle: true,
      read(row, cells) {
        const first = <Value>(of: readonly number[], read: (cell: number) => Value | null): Value | null => {
          for (const cell of of) {
            const value = read(cell);
            if (value !== null) return value;
          }
          return null;
        };
        const text = (of: readonly number[]) => first(of, (cell) => cells.text(row, cell));
        const tokens = (of: readonly number[]) => first(of, (cell) => cells.whole(row, cell));
        const operation = text(at.operation);
        if (operation !== null && otherOperations.test(operation))
          return 'spans of agents, tools and embeddings: the calls inside them are spans of their own';
        const [input, output] = [tokens(at.input), tokens(at.output)];
        if (input === null && output === null)
          return operation === null ? 'spans that are no calls of a model' : 'calls without token counts';
        if (nested.isSecond(text(at.span), text(at.parent)))
          return 'calls recorded a second time, by a span inside another call or around it';
        return {
          count: 1,
          time: time === null ? null : cells.time(row, columns.length - 1),
          width: 0,
          input,
          output,
          cached: tokens(at.cached),
          model: text(at.model),
        };
      },
    };
  },
};

type Names = Readonly<Record<keyof typeof attributes | 'span' | 'parent', readonly string[]>>;

/** What the attributes are called in a file; null where it has none. */
function namesOf({ names, isOpen }: Table): Names | null {
  // Calls of a model may come later than anybody looks for names.
  const isOtlp = isOpen && names.includes('startTimeUnixNano');
  const found = (wanted: readonly string[]) =>
    wanted.flatMap((one) => {
      const name = names.find((name) => name === one || name.endsWith(`.${one}`));
      return name ?? (isOtlp ? `attributes.${one}` : []);
    });
  const [input, output] = [found(attributes.input), found(attributes.output)];
  if (input.length === 0 || output.length === 0) return null;
  const { cached, model, operation } = attributes;
  const ids = (wanted: RegExp) => names.filter((name) => wanted.test(name)).slice(0, 1);
  return {
    input,
    output,
    cached: found(cached),
    model: found(model),
    operation: found(operation),
    span: ids(/^span_?id$/i),
    parent: ids(/^parent_?(?:span_?)?id$/i),
  };
}

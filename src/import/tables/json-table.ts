import { isTable } from '../../scenario/table-kind.ts';
import { jsonItems } from './json-items.ts';
import { batchSize, type ByteSource, type Row, type Table } from './file-table.ts';
import { holdsSpans, spansIn } from './otlp-spans.ts';
import { textPieces } from './text-pieces.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** So many objects, and so many characters, are looked at for names; more fields may come later. */
const looked = 1000;
const lookedCharacters = 1 << 24;

/**
 * JSON: a list of objects, objects one after the other, or pages of an interface, which hold a list as `data`. Rows that
 * stand in a list `results` of an object take its other fields too, as the buckets of OpenAI's usage do. An export of
 * OpenTelemetry has a row a span.
 */
export function jsonTable(source: ByteSource): Table {
  const file = source.name;
  const objects = function* (pieces: Iterable<string>) {
    for (const { value, line } of jsonItems(pieces, file))
      for (const object of rowsIn(value)) yield { object, line };
  };
  const names = new Set<string>();
  const head: JsonObject[] = [];
  let characters = 0;
  const counted = function* () {
    for (const piece of textPieces(source)) {
      characters += piece.length;
      yield piece;
    }
  };
  for (const { object } of objects(counted())) {
    namesIn(object, '', names);
    head.push(object);
    if (head.length >= looked || characters > lookedCharacters) break;
  }
  const list = [...names];
  return {
    file,
    kind: 'JSON',
    names: list,
    isOpen: true,
    commas: false,
    showsNames:
      head.length > 1 &&
      isTable(
        list,
        head.map((object) => list.map((name) => ({ text: shown(object, name) }))),
      ),
    async *rows(columns) {
      let batch: Row[] = [];
      for (const { object, line } of objects(textPieces(source))) {
        batch.push({
          cells: columns.map((column) => valueAt(object, column)),
          place: (cell) => ({ place: { file, line, column: 1 }, path: columns[cell]! }),
        });
        if (batch.length < batchSize) continue;
        yield batch;
        batch = [];
      }
      yield batch;
    },
  };
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The rows of a value: itself, or those of its `data`, and of their `results`, each with the plain fields around it. */
function* rowsIn(value: unknown): Generator<JsonObject, undefined> {
  if (!isObject(value)) return;
  if (holdsSpans(value)) yield* spansIn(value);
  else
    for (const page of inside(value, 'data'))
      if (isEmptyBucket(page)) yield page;
      else yield* inside(page, 'results');
}

/** A bucket of time with no results says that nothing came, which is not the same as no bucket. */
const isEmptyBucket = ({ results, start_time, end_time }: JsonObject) =>
  Array.isArray(results) && results.length === 0 && start_time != null && end_time != null;

function inside(object: JsonObject, name: string): readonly JsonObject[] {
  const list = object[name];
  if (!Array.isArray(list) || !list.every(isObject)) return [object];
  const around = Object.fromEntries(
    Object.entries(object).filter(([, value]) => typeof value !== 'object' || value === null),
  );
  return list.map((row) => ({ ...around, ...row }));
}

/** Fields inside fields are not followed further down than any log has them. */
const deepest = 6;

function namesIn(object: JsonObject, prefix: string, names: Set<string>, depth = 0): void {
  for (const [name, value] of Object.entries(object)) {
    names.add(`${prefix}${name}`);
    if (isObject(value) && depth < deepest) namesIn(value, `${prefix}${name}.`, names, depth + 1);
  }
}

/** What a name leads to: names of fields may hold dots themselves, as `gen_ai.usage.input_tokens` does. */
function valueAt(object: JsonObject, name: string): unknown {
  const value = fieldAt(object, name);
  // A field that is not there has no value.
  return value === undefined ? null : typeof value === 'string' ? value.trim() : value;
}

/** The same as it stands there; undefined where there is none. */
function fieldAt(object: JsonObject, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name];
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const first = name.slice(0, dot);
    const inner = Object.hasOwn(object, first) ? object[first] : undefined;
    const value = isObject(inner) ? fieldAt(inner, name.slice(dot + 1)) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

function shown(object: JsonObject, name: string): string {
  const value = valueAt(object, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The spans of an export in OTLP JSON, each with its attributes as fields by their names.
 *
 * Source: OpenTelemetry Protocol 1.x, JSON encoding of opentelemetry.proto.trace.v1: integers of 64 bits are texts, and an
 * attribute is `{key, value: {intValue | stringValue | ..}}`.
 */
export function* spansIn(page: JsonObject): Generator<JsonObject, undefined> {
  for (const resource of listAt(page, 'resourceSpans'))
    for (const scope of listAt(resource, 'scopeSpans'))
      for (const span of listAt(scope, 'spans'))
        yield {
          ...span,
          attributes: Object.fromEntries(
            listAt(span, 'attributes').map(({ key, value }) => [String(key), plain(value)]),
          ),
        };
}

/** Whether an object holds spans in OTLP JSON. */
export const holdsSpans = ({ resourceSpans }: JsonObject): boolean => Array.isArray(resourceSpans);

/** A number, a text or a truth; null where the value is a list or a mapping. */
function plain(value: unknown): unknown {
  if (!isObject(value)) return null;
  const { intValue, doubleValue, stringValue, boolValue } = value;
  return intValue ?? doubleValue ?? stringValue ?? boolValue ?? null;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function listAt(object: JsonObject, name: string): readonly JsonObject[] {
  const list = object[name];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

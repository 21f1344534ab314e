import { kinds } from '../../../src/catalog/kinds.ts';
import { scenarioSchema } from '../../../src/scenario/schema.ts';
import { escapeHtml } from '../escape.ts';
import { code, table, withCode } from './parts.ts';
import type { ReferencePage } from './reference-page.ts';

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly deprecated?: boolean;
}

/** Longest list of words that a table shows; longer ones stand in the catalogue. */
const mostWords = 16;

/** Every key of a scenario file, with the keys inside it, from the schema that editors use. */
export function scenarioPages(): readonly ReferencePage[] {
  const { properties = {} } = scenarioSchema() as Schema;
  const sections = Object.entries(properties)
    .filter(([, { deprecated }]) => deprecated !== true)
    .flatMap(([name, schema]) => {
      const inner = rowsOf(name, schema);
      return [
        `### ${name}`,
        `${capital(valueWords(name, schema))}${schema.description === undefined ? '' : ` ${withCode(schema.description)}`}`,
        inner.length === 0 ? '' : table(['key', 'value', 'meaning'], inner),
      ];
    });
  return [
    {
      path: 'reference/scenario',
      title: 'Scenario keys',
      markdown: [
        '# Scenario keys',
        'A scenario is a YAML file with these keys. All may be left out; unknown keys are errors. `costcone schema` prints the same as a JSON Schema, and `costcone init` writes it beside the scenario for your editor.',
        '## Keys',
        ...sections.filter(Boolean),
      ].join('\n\n'),
    },
  ];
}

/** Keys inside a value: of a mapping, of the items of a list, of the entries of a mapping from names. */
function rowsOf(path: string, schema: Schema): { readonly cells: readonly string[] }[] {
  const required = new Set(schema.required);
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const here = `${path}.${name}`;
    const meaning = [withCode(inner.description ?? ''), required.has(name) ? 'Required.' : '']
      .filter(Boolean)
      .join(' ');
    return [{ cells: [code(here), valueWords(name, inner), meaning] }, ...rowsOf(here, inner)];
  });
  const entries = schema.additionalProperties ? rowsOf(`${path}.NAME`, schema.additionalProperties) : [];
  const items = schema.items ? rowsOf(`${path}[]`, schema.items) : [];
  const choices = (schema.anyOf ?? []).flatMap((choice) => rowsOf(path, choice));
  return [...own, ...entries, ...items, ...choices];
}

/** What kind of value it is, in words. */
function valueWords(name: string, schema: Schema): string {
  const words = [...new Set(kindsOf(name, schema))];
  return `<span class="unit">${words.join(', or ')}.</span>`;
}

/** The first letter of a piece of HTML that begins with a tag as a capital, as at the head of a sentence. */
const capital = (html: string): string =>
  html.replace(/>([a-z])/, (_, letter: string) => `>${letter.toUpperCase()}`);

function kindsOf(name: string, { type, enum: words, anyOf, items }: Schema): readonly string[] {
  if (anyOf !== undefined) return anyOf.flatMap((choice) => kindsOf(name, choice));
  if (words !== undefined) {
    const kind = kinds.find(({ option }) => option === name);
    if (kind !== undefined) return [`<a href="catalogue/${kind.name}.html">a row of the catalogue</a>`];
    const shown = words.slice(0, mostWords).map((word) => code(String(word)));
    return [`one of ${shown.join(' ')}${words.length > mostWords ? ' …' : ''}`];
  }
  if (type === 'array') return [`a list${items?.type === 'object' ? ' of mappings' : ''}`];
  if (type === 'object') return ['a mapping'];
  if (type === 'integer') return ['a whole number'];
  return type === undefined ? [] : [escapeHtml(type === 'string' ? 'text' : `a ${type}`)];
}

import type { Family, Parameter } from './family.ts';
import { families } from './families.ts';
import { rangeText } from './parameter-ranges.ts';

/** The table of distributions for the documentation: one row a family, as a Markdown table. */
export function distributionsMarkdown(): string {
  const rows = families.map((family) =>
    [
      `\`${family.name}\``,
      familyCalls(family).join('<br>'),
      rangesOf(family),
      family.explanation,
      `\`${family.example}\``,
      family.source,
    ]
      .map((cell) => cell.replaceAll('|', '\\|'))
      .join(' | '),
  );
  const head = ['Family | Parameters | Range | What it is | Example | Source', '---|---|---|---|---|---'];
  return [...head, ...rows].map((row) => `| ${row} |`).join('\n');
}

/** In which it is accurate and quick; any number that its definition allows where nothing is said. */
export function rangesOf({ parameters, limits }: Family): string {
  const ranges = parameters.flatMap(({ name, range }) =>
    range === undefined ? [] : [rangeText(name, range)],
  );
  return [...ranges, ...(limits === undefined ? [] : [limits])].join('<br>');
}

/** Every way to give the parameters. */
export function familyCalls(family: Family): readonly string[] {
  const forms = family.forms ?? [family.parameters.map(({ name }) => name)];
  const calls = forms.map((form) => {
    const parameters = form.map((name) => family.parameters.find((parameter) => parameter.name === name)!);
    return parameters.map(written).join(', ');
  });
  const percentiles = { none: [], two: ['p5=, p95='], many: ['p5=, p50=, p95=, ..'] }[family.percentiles];
  // Where any percentiles can be given, the parameters only add ends to them.
  const all =
    family.percentiles === 'many' ? [...percentiles, ...calls].join(', ') : [...calls, ...percentiles];
  return (typeof all === 'string' ? [all] : all).map((call) => `\`${call}\``);
}

function written({ name, positional, default: standard, repeated, optional }: Parameter): string {
  const text = repeated ? `${name}..` : positional ? name : `${name}=`;
  return standard !== undefined ? `${name}=${standard}` : optional ? `[${text}]` : text;
}

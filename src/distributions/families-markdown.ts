import type { Family, Parameter } from './family.ts';
import { families } from './families.ts';

/** The table of distributions for the documentation: one row a family, as a Markdown table. */
export function distributionsMarkdown(): string {
  const rows = families.map((family) =>
    [
      `\`${family.name}\``,
      callsOf(family).join('<br>'),
      family.explanation,
      `\`${family.example}\``,
      family.source,
    ]
      .map((cell) => cell.replaceAll('|', '\\|'))
      .join(' | '),
  );
  const head = ['Family | Parameters | What it is | Example | Source', '---|---|---|---|---'];
  return [...head, ...rows].map((row) => `| ${row} |`).join('\n');
}

/** Every way to give the parameters. */
function callsOf(family: Family): readonly string[] {
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

import { explain } from '../../../src/analyses/explain/explain.ts';
import type { Explanation } from '../../../src/analyses/explain/result.ts';
import { builtInModels } from '../../../src/model/models/built-in-models.ts';
import { readScenarioText } from '../../../src/scenario/read-scenario.ts';
import { escapeHtml } from '../escape.ts';
import { code, entry, withCode } from './parts.ts';
import type { ReferencePage } from './reference-page.ts';
import { linkedSource } from './sources.ts';

type Input = Explanation['inputs'][number];

/** A page for each model: what it takes and what it computes, at its defaults. */
export function modelPages(): readonly ReferencePage[] {
  return builtInModels.map(({ name }) => {
    const explained = explain(readScenarioText(`model: ${name}\n`));
    const known = new Set([...explained.inputs, ...explained.quantities].map((row) => row.name));
    const inputs = explained.inputs.map((input) => inputEntry(input));
    const quantities = explained.quantities.map((quantity) =>
      entry(quantity.name, quantity.name, quantity.unit || 'no unit', withCode(quantity.explanation), [
        ['Formula', linkedFormula(quantity.formula, known)],
        ['Source', linkedSource(quantity.source)],
      ]),
    );
    return {
      path: `reference/models/${name}`,
      title: `Model ${name}`,
      markdown: [
        `# The model ${name}`,
        escapeHtml(explained.model!.explanation),
        `Defaults are those of a scenario that says only \`model: ${name}\`. With another accelerator, language model, year or region they differ: \`costcone explain a.yaml\` shows those of your scenario.`,
        `Reported unless \`outputs\` says otherwise: ${explained.outputs.map((output) => `<a href="#${output}">${code(output)}</a>`).join(', ')}.`,
        '## Inputs',
        namesOf(explained.inputs),
        inputs.join(''),
        '## Quantities',
        'In the order in which they are computed. Names in formulas lead to their own entries.',
        namesOf(explained.quantities),
        quantities.join(''),
      ].join('\n\n'),
    };
  });
}

/** All names of a list, folded. */
function namesOf(rows: readonly { readonly name: string }[]): string {
  const links = rows.map(({ name }) => `<a href="#${name}">${code(name)}</a>`);
  return `<details class="names"><summary>All ${rows.length} names</summary><p>${links.join(' · ')}</p></details>`;
}

function inputEntry({ name, unit, notation, range, explanation, source, backtest }: Input): string {
  return entry(name, name, unit || 'no unit', withCode(explanation), [
    ['Default', code(notation)],
    ['Allowed', range === null ? '' : escapeHtml(rangeWords(range))],
    ['Source', linkedSource(source)],
    [
      'Tested',
      backtest === null
        ? ''
        : `${backtest.inside} of ${backtest.n} measured values (${backtest.group}) lie inside the 90 % intervals that were computed with this default`,
    ],
  ]);
}

/** The smallest number stands for all above 0. */
function rangeWords([low, high]: readonly [number | null, number | null]): string {
  if (low === Number.MIN_VALUE) return high === null ? 'above 0' : `above 0, up to ${high}`;
  if (low !== null && high !== null) return `${low} to ${high}`;
  if (low !== null) return `${low} or more`;
  return high === null ? 'any number' : `${high} or less`;
}

/** A formula whose names lead to their entries. */
function linkedFormula(formula: string, known: ReadonlySet<string>): string {
  const html = formula
    .split(/([A-Za-z_][\w.]*)/)
    .map((word) => (known.has(word) ? `<a href="#${word}">${word}</a>` : escapeHtml(word)));
  return `<code>${html.join('')}</code>`;
}

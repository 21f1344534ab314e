import { spokenName } from '../../statistics/spoken-name.ts';
import type { Comparison } from '../../statistics/comparison.ts';
import type { Result } from '../../statistics/result.ts';
import { forest } from '../charts/forest.ts';
import { pairedDifference } from '../charts/paired-difference.ts';
import { headlineWords, ranked } from '../comparison-words.ts';
import { type NamedScenario, namedScenarios } from '../scenario-names.ts';
import { sectionCharts } from '../charts/table.ts';
import {
  formatDrawShare,
  formatFrequency,
  formatPercent,
  formatQuantity,
  formatRange,
} from '../format-number.ts';
import { nameOutput } from '../words.ts';
import { dataTable } from './data-table.ts';
import type { DocumentParts } from './document.ts';
import { Figures } from './figure.ts';
import { type Html, html } from './html.ts';
import { pageContext, carried } from './section.ts';
import { inputs } from './sections/inputs.ts';
import { provenance } from './sections/provenance.ts';
import { answerLine, facts } from './sections/facts.ts';
import { otherOutputs } from './sections/verdict.ts';

/** Scenarios whose own charts are drawn on the page of a comparison; the others are there in numbers. */
const drawnScenarios = 2;

/** With more scenarios than this, only the base and the headline are drawn, so that the page stays small enough to send. */
const manyScenarios = 3;

/** Outputs whose scenarios are drawn side by side; the others are there in numbers. */
const drawnOutputs = 4;

/** Everything the page of a comparison says. */
export async function comparisonParts(comparison: Comparison): Promise<DocumentParts> {
  const figures = new Figures();
  const scenarios = namedScenarios(comparison);
  const outputs = Object.keys(comparison.base.outputs);
  const many = scenarios.length > manyScenarios;
  const sideBySide = outputs.slice(0, many ? 1 : drawnOutputs);
  const sections = [
    { id: 'levers', title: 'Levers, best first', body: levers(scenarios, outputs[0]!) },
    {
      id: 'scenarios',
      title: 'Scenarios side by side',
      body: await charts(
        figures,
        sideBySide.map((name) => forest(scenarios, name)),
      ),
    },
    {
      id: 'differences',
      title: 'Difference, draw by draw',
      body: await charts(
        figures,
        sideBySide.map((name) => pairedDifference(scenarios, name)),
      ),
    },
    { id: 'measure', title: 'What to measure first', body: measureFirst(comparison) },
  ];
  for (const [index, scenario] of scenarios.entries())
    sections.push({
      id: `scenario-${index + 1}`,
      title: scenario.name,
      body: await ownSection(scenario, index),
    });
  const { lead, found } = headlineWords(scenarios, outputs[0]!);
  return {
    title: `${scenarios.map(({ name }) => name).join(' or ')}`,
    description: `${lead}${found}`,
    verdict: html`<header class="verdict" id="verdict"><p class="eyebrow">Comparison of ${scenarios.length} scenarios</p>
<h1>${comparison.base.scenario.question || `What changes against ${scenarios[0]!.name}?`}</h1>
<p class="answer">${lead}<strong>${found}</strong></p>
<dl class="facts">${scenarios.slice(0, 4).map((scenario) => scenarioFact(scenario, outputs[0]!))}</dl></header>`,
    sections: sections.flatMap(({ id, title, body }) => (body === null ? [] : [{ id, title, body }])),
    footer: html`<p>Made by costcone ${comparison.base.run.version}. Scenarios are compared draw by draw: inputs of the same name share their random numbers.</p>`,
    live: false,
    data: { charts: figures.charts, result: carriedComparison(comparison) },
  };

  async function ownSection({ result }: NamedScenario, index: number): Promise<Html> {
    const context = pageContext(result, figures, `s${index + 1}-`);
    const isDrawn = index < (many ? 1 : drawnScenarios);
    const drawn = isDrawn
      ? [
          ...sectionCharts('outcomes', result, context.outputs.slice(0, 1)),
          ...sectionCharts('drivers', result, context.outputs),
          ...sectionCharts('breakdown', result, context.outputs),
        ]
      : [];
    return html`<p class="answer">${answerLine(context.headline)}</p><dl class="facts">${facts(result, context.headline)}</dl>
${await figures.figures(drawn, context.prefix)}
${await otherOutputs(context.outputs, context.prefix, isDrawn)}
<details class="numbers"><summary>${index === 0 ? 'Inputs' : `Inputs that differ from ${scenarios[0]!.name}`}</summary>${(await inputs(index === 0 ? context : { ...context, result: { ...result, inputs: changedInputs(comparison.base, result) } })) ?? html`<p>None.</p>`}</details>
<details class="numbers"><summary>Provenance</summary>${provenance(context)}</details>`;
  }
}

async function charts(figures: Figures, all: readonly ReturnType<typeof forest>[]): Promise<Html | null> {
  const made = all.filter((chart) => chart !== null);
  return made.length === 0 ? null : html`${await figures.figures(made)}`;
}

function scenarioFact({ name, result, paired }: NamedScenario, output: string): Html {
  const found = result.outputs[output];
  const quantity = found ? nameOutput(output, found).quantity(found.quantiles.p50.value) : '–';
  const chance = paired?.[output]?.probabilityLower.value;
  return html`<div><dt>${name}</dt><dd><b>${quantity}</b><small>${paired === null ? 'Median; the base.' : chance === undefined ? 'Median.' : `Median; lower in ${formatDrawShare(chance)}.`}</small></dd></div>`;
}

function levers(scenarios: readonly NamedScenario[], output: string): Html | null {
  const rows = ranked(scenarios.slice(1), output).flatMap(({ name, paired }) => {
    const found = paired?.[output];
    return found ? [{ name, ...found }] : [];
  });
  if (rows.length === 0) return null;
  const { unit } = rows[0]!.difference;
  return html`<p>What each scenario changes in the mean of ${spokenName(output)} against ${scenarios[0]!.name}; the largest saving first.</p>
${dataTable(
  {
    columns: [
      'Scenario',
      `Mean change (${unit})`,
      'Relative, median',
      'Interval of the change',
      'Chance of less',
    ],
    rows: rows.map(({ name, difference, ratio, probabilityLower }) => [
      name,
      difference.mean.value,
      formatPercent(ratio.quantiles.p50.value === null ? null : ratio.quantiles.p50.value - 1),
      formatRange(difference.interval.low, difference.interval.high, ''),
      formatFrequency(probabilityLower.value),
    ]),
  },
  'Levers ranked',
)}`;
}

function measureFirst({ decisions }: Comparison): Html | null {
  if (decisions === null) return null;
  const worth = Object.entries(decisions.partialInformation).filter(([, { value }]) => (value ?? 0) > 0);
  return html`<p>Knowing nothing more, choose ${decisions.best}. Knowing everything before choosing would save ${formatQuantity(decisions.perfectInformation.value, decisions.unit)} on average: more than that no measurement is worth.</p>
${worth.length > 0 && dataTable({ columns: ['Input to know first', `Worth at most (${decisions.unit})`], rows: worth.slice(0, 10).map(([name, { value }]) => [spokenName(name), value]) }, 'Worth of knowing an input')}`;
}

/** Inputs that another scenario writes in another way than the base. */
function changedInputs(base: Result, other: Result): Result['inputs'] {
  return Object.fromEntries(
    Object.entries(other.inputs).filter(([name, { notation }]) => base.inputs[name]?.notation !== notation),
  );
}

function carriedComparison(comparison: Comparison): Comparison {
  return {
    ...comparison,
    base: { ...carried(comparison.base), whatIf: null },
    others: comparison.others.map((other) => ({
      ...other,
      result: {
        ...carried({ ...other.result, inputs: changedInputs(comparison.base, other.result) }),
        whatIf: null,
      },
    })),
  };
}

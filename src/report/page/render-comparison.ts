import type { Comparison } from '../../analyses/comparison/result.ts';
import { percentileKeys } from '../../analyses/outcome/result.ts';
import { beginSentence, inSentence } from '../../notation/spoken-name.ts';
import { conflictWarnings, evidenceLine } from '../../analyses/evidence/words.ts';
import type { Chart, DataTable } from '../charts/chart.ts';
import { differenceByMonth } from '../charts/difference-by-month.ts';
import { fansCompared } from '../charts/fans-compared.ts';
import { forest } from '../charts/forest.ts';
import { pairedDifference } from '../charts/paired-difference.ts';
import {
  headlineWords,
  ranked,
  type NamedScenario,
  namedScenarios,
} from '../../analyses/comparison/words.ts';
import { type ComparisonWhatIf, mostCompared } from '../../analyses/what-if/result.ts';
import { runWords } from '../../analyses/words.ts';
import { carriedComparison } from './carried-comparison.ts';
import { carriedTables } from './carried-tables.ts';
import { csv } from './data-table.ts';
import type { DocumentParts, DocumentSection } from './document.ts';
import { firstView, trialSection } from './first-view.ts';
import { Figures } from './figure.ts';
import type { Carried } from '../../host/browser.ts';
import { type Html, html } from './html.ts';
import { prose } from './prose.ts';
import { comparedAnswer, comparedFacts } from './sections/compared-facts.ts';
import { comparedScenario } from './sections/compared-scenario.ts';
import { comparedWhatIf } from './sections/compared-what-if.ts';
import { knowFirst, levers } from './sections/levers.ts';
import { whyChanged } from './sections/why-changed.ts';

/** Scenarios whose own charts are drawn on the page of a comparison; the others are there in numbers. */
const drawnScenarios = 2;

/** With more scenarios than this, only the base and the headline are drawn, with many more only the headline: the page stays small enough to send. */
const manyScenarios = 3;

/** With no more scenarios than this their picture is low enough that the cards below it are in the first view. */
const fewScenarios = 4;

/** Outputs whose scenarios are drawn side by side; the others are there in numbers. */
const drawnOutputs = 4;

/** Everything the page of a comparison says. */
export async function comparisonParts(comparison: Comparison): Promise<DocumentParts> {
  const figures = new Figures();
  const scenarios = namedScenarios(comparison);
  const [base, ...others] = scenarios as [NamedScenario, ...NamedScenario[]];
  const outputs = Object.keys(base.result.outputs);
  const headline = outputs[0]!;
  const many = scenarios.length > manyScenarios;
  const ownDrawings = scenarios.length > mostCompared ? 0 : many ? 1 : drawnScenarios;
  const sideBySide = outputs.slice(0, many ? 1 : drawnOutputs);
  const inOrder = [base, ...ranked(others, headline)];
  const picture = forest(inOrder, headline);
  const drawn = async (make: (all: readonly NamedScenario[], output: string) => Chart | null) => {
    const made = sideBySide
      .map((name) => make(inOrder, name))
      .filter((chart) => chart !== null && chart.id !== picture?.id) as Chart[];
    return made.length === 0 ? null : html`${await figures.figures(made)}`;
  };
  const sections: (Omit<DocumentSection, 'body'> & { readonly body: Html | null })[] = [
    { id: 'months', title: 'Month by month', body: await byMonth(base, ranked(others, headline), figures) },
    { id: 'why', title: 'Why it changes', body: await whyChanged(comparison, scenarios, figures) },
    {
      id: 'levers',
      title: comparison.others.some(({ levers }) => levers?.length)
        ? 'Levers, best first'
        : 'Scenarios, best first',
      body: levers(scenarios, headline, comparison),
    },
    { id: 'differences', title: 'Difference, draw by draw', body: await drawn(pairedDifference) },
    { id: 'measure', title: 'What to know before choosing', body: knowFirst(comparison, scenarios) },
    { id: 'trust', title: 'Can you trust this comparison', body: trust(comparison) },
    { id: 'scenarios', title: 'Other outputs side by side', isFolded: true, body: await drawn(forest) },
  ];
  for (const [index, scenario] of scenarios.entries())
    sections.push({
      id: `scenario-${index + 1}`,
      title: scenario.name,
      isFolded: true,
      body: await comparedScenario(scenarios, index, figures, index < ownDrawings),
    });
  const { lead, found } = headlineWords(scenarios, headline);
  const pulled = (comparison.levers ?? []).filter(({ applied }) => applied).length;
  const whatIf = comparison.whatIf?.inputs.length ? comparison.whatIf : null;
  const what = pulled > 0 ? `${pulled} lever${pulled === 1 ? '' : 's'}` : `${scenarios.length} scenarios`;
  return {
    title: pulled > 0 ? `Levers on ${base.name}` : `${scenarios.map(({ name }) => name).join(' or ')}`,
    description: `${lead}${found}`,
    verdict: firstView({
      eyebrow: `Comparison of ${what}${others.length > 1 ? ` with ${base.name} as the base` : ''}`,
      heading: question(scenarios, headline, pulled > 0),
      answer: comparedAnswer(scenarios, headline),
      notes: evidence(comparison),
      picture:
        picture &&
        html`${await figures.figure(picture, '', 2)}${whatIf !== null && html`<div id="what-if-table"></div>`}`,
      facts: comparedFacts(inOrder, headline),
      isInOneRow: scenarios.length <= fewScenarios,
      trial: trialSection(comparedWhatIf(comparison)),
    }),
    sections: sections.flatMap(({ body, ...section }) => (body === null ? [] : [{ ...section, body }])),
    footer: html`<p>Made by costcone ${comparison.base.run.version}. Scenarios are compared draw by draw: inputs of the same name share their random numbers.</p>`,
    live: whatIf !== null,
    data: {
      charts: figures.charts,
      result: null,
      ...(whatIf === null
        ? {}
        : {
            comparison: carriedComparison(
              comparison,
              whatIf,
              inOrder.map((one) => scenarios.indexOf(one)),
            ),
            tables: tablesOf(comparison, whatIf),
          }),
      numbers: csv(everyNumber(scenarios)),
    },
  };
}

/** What of costcone's tables it takes to draw all scenarios. */
function tablesOf({ base }: Comparison, { scenario, others }: ComparisonWhatIf): Carried['tables'] {
  const differing = others.map(({ inputs, horizon }) => ({
    inputs: inputs?.items ?? [],
    ...(horizon === undefined ? {} : { horizon }),
  }));
  return carriedTables([scenario, ...differing], base.run.design);
}

/** What all scenarios are conditioned on: the same observations, against the base. */
function evidence({ base }: Comparison): readonly Html[] {
  const line = evidenceLine(base);
  if (line === null) return [];
  return [
    html`<p>The base: ${inSentence(line)}</p>
`,
    ...conflictWarnings(base.evidence!).map(
      (conflict) => html`<p class="caution">${beginSentence(conflict)}.</p>
`,
    ),
  ];
}

/** Scenarios whose months are drawn against the base's. */
const drawnByMonth = 2;

async function byMonth(
  base: NamedScenario,
  others: readonly NamedScenario[],
  figures: Figures,
): Promise<Html | null> {
  const made: Html[] = [];
  for (const [index, other] of others.slice(0, drawnByMonth).entries()) {
    const charts = [fansCompared(base, other), differenceByMonth(base, other)].filter(
      (chart) => chart !== null,
    );
    made.push(...(await figures.figures(charts, index === 0 ? '' : `other-${index + 1}-`)));
  }
  return made.length === 0 ? null : html`${made}`;
}

/** Two scenarios answer the question that the first one asks; of many, the best is looked for. */
function question([base, ...others]: readonly NamedScenario[], output: string, isPulling: boolean): string {
  const { scenario, outputs } = base!.result;
  const label = inSentence(outputs[output]!.label);
  const wantsMore = base!.isGain(output);
  if (isPulling) return `Which lever ${wantsMore ? 'raises' : 'lowers'} the ${label} of ${base!.name} most?`;
  const asked = others.length === 1 ? scenario.question : '';
  return asked || `Which scenario has the ${wantsMore ? 'highest' : 'lowest'} ${label}?`;
}

function trust({ base, warnings }: Comparison): Html {
  return html`<p>Every scenario saw the same draws: ${runWords(base)}. What scenarios have in common cancels in their differences, so that these are known better than the scenarios themselves.</p>
${warnings.length > 0 && html`<ul class="warnings">${warnings.map((warning) => prose`<li>${beginSentence(warning)}.</li>`)}</ul>`}
<p class="saves scripted" hidden>Save every number of every scenario as <button type="button" data-save="numbers">CSV</button></p>`;
}

/** Every output of every scenario, for people who want to go on from there. */
function everyNumber(scenarios: readonly NamedScenario[]): DataTable {
  const outputs = scenarios.flatMap(({ result }) => Object.values(result.outputs));
  const further = [...new Set(outputs.flatMap(({ statistics }) => Object.keys(statistics ?? {})))];
  return {
    columns: ['scenario', 'output', 'unit', 'mean', ...percentileKeys, ...further],
    rows: scenarios.flatMap(({ name, result }) =>
      Object.entries(result.outputs).map(([output, { unit, mean, quantiles, statistics }]) => [
        name,
        output,
        unit,
        mean.value,
        ...percentileKeys.map((key) => quantiles[key].value),
        ...further.map((key) => statistics?.[key]?.value ?? null),
      ]),
    ),
  };
}

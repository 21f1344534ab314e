import type { Result } from '../../../analyses/result.ts';
import { sectionCharts } from '../../charts/chart-kinds.ts';
import type { OutputResult } from '../../../analyses/outcome/result.ts';
import type { NamedOutput } from '../../../analyses/outcome/words.ts';
import type { NamedScenario } from '../../../analyses/comparison/words.ts';
import type { Figures } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { pageContext } from '../section.ts';
import { answerLine, facts } from './facts.ts';
import { evidenceSection } from './evidence.ts';
import { firstMonthsList } from './first-months.ts';
import { furtherTable } from './further-statistics.ts';
import { inputs } from './inputs.ts';
import { outputsTable } from './outputs.ts';
import { provenance } from './provenance.ts';
import { varianceShares } from './variance-shares.ts';

/** One scenario of a comparison: its own answer, charts where it is `drawn`, outputs, and the inputs it changes. */
export async function comparedScenario(
  scenarios: readonly NamedScenario[],
  index: number,
  figures: Figures,
  drawn: boolean,
): Promise<Html> {
  const base = scenarios[0]!;
  const { result } = scenarios[index]!;
  const context = pageContext(result, figures, `s${index + 1}-`);
  const charts = drawn
    ? [
        ...sectionCharts('outcomes', result, context.outputs.slice(0, 1)),
        ...sectionCharts('drivers', result, context.outputs),
        ...sectionCharts('breakdown', result, context.outputs),
      ]
    : [];
  const observed = index === 0 ? await evidenceSection(context) : null;
  const changed = { ...context, result: { ...result, inputs: changedInputs(base.result, result) } };
  return html`<p class="answer">${answerLine(context.headline)}</p><dl class="facts">${facts(result, context.headline)}</dl>
${await figures.figures(charts, context.prefix)}${drawn && varianceShares(context)}${
  observed !== null &&
  html`
<h3>What was observed</h3>${observed}`
}
<h3>Everything it reports</h3>${await reported(context.outputs, index === 0 ? null : base, context.prefix, drawn)}${furtherTable(context.outputs, context.prefix)}${firstMonthsList(result)}
<details class="numbers"><summary>${index === 0 ? 'Inputs' : `Inputs that differ from ${base.name}`}</summary>${(await inputs(index === 0 ? context : changed)) ?? html`<p>None.</p>`}</details>
<details class="numbers"><summary>Provenance</summary>${provenance(context, index === 0 ? '' : base.result.scenario.text)}</details>`;
}

/** Inputs that another scenario writes in another way than the base. */
function changedInputs(base: Result, other: Result): Result['inputs'] {
  return Object.fromEntries(
    Object.entries(other.inputs).filter(([name, { notation }]) => base.inputs[name]?.notation !== notation),
  );
}

/** All outputs, or of another scenario those that are not as in the base: many of many scenarios are. */
async function reported(
  outputs: readonly NamedOutput[],
  base: NamedScenario | null,
  prefix: string,
  drawn: boolean,
): Promise<Html> {
  const own = outputs.filter(
    ({ name, output }) => base === null || !isAlike(base.result.outputs[name], output),
  );
  const table = own.length > 0 && (await outputsTable(own, prefix, drawn));
  if (own.length === outputs.length) return html`${table}`;
  const rest = `${own.length === 0 ? 'Every output has' : 'All other outputs have'} the same distribution as in ${base!.name}.`;
  return html`${table}<p>${rest}</p>`;
}

function isAlike(base: OutputResult | undefined, output: OutputResult): boolean {
  const numbers = ({ unit, mean, interval, curve }: OutputResult) =>
    JSON.stringify([unit, mean.value, interval, curve]);
  return base !== undefined && numbers(base) === numbers(output);
}

import {
  leaderWords,
  narrowingShare,
  notableDrivers,
  rankedShares,
  shareWords,
} from '../../../analyses/drivers/words.ts';
import { isConstant, type NamedOutput } from '../../../analyses/outcome/words.ts';
import { spokenName } from '../../../notation/spoken-name.ts';
import { sectionCharts } from '../../charts/chart-kinds.ts';
import { type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';
import { varianceShares } from './variance-shares.ts';

/** What drives the headline: the narrowing as a chart, shares of the variance behind a click, other outputs as a table. */
export async function driversSection(context: PageContext): Promise<Html> {
  const { result, headline } = context;
  const charts = sectionCharts('drivers', result, context.outputs);
  const shares = varianceShares(context);
  if (charts.length > 0)
    return html`${await context.figures.figures(charts, context.prefix)}${shares}${others(context)}`;
  const { says, heading } = leaderWords(result, headline);
  // A result of an older version has shares of the variance only: they stand open.
  return result.drivers || shares === null
    ? html`<p>${says}</p>${shares}${others(context)}`
    : html`<p>${heading}.</p>${shares}${others(context)}`;
}

function others(context: PageContext): Html | null {
  const rest = context.outputs.slice(1);
  if (rest.length === 0) return null;
  return html`<details class="numbers"><summary>What drives the other outputs</summary><div class="scroll" tabindex="0" role="region" aria-label="Drivers of the other outputs"><table><thead><tr><th scope="col">Output</th><th scope="col">${context.result.drivers ? 'Narrow its interval most' : 'Largest drivers'}</th></tr></thead><tbody>${rest.map(
    (output) =>
      html`<tr><th scope="row">${output.output.label}</th><td>${topDrivers(context, output)}</td></tr>`,
  )}</tbody></table></div></details>`;
}

const mostNamed = 3;

function topDrivers({ result }: PageContext, named: NamedOutput): string {
  const { name, output } = named;
  if (isConstant(output)) return 'does not vary';
  const top = notableDrivers(result, name).slice(0, mostNamed);
  if (top.length > 0)
    return top
      .map(([input, { narrowing }]) => `${spokenName(input)} (${narrowingShare(narrowing)})`)
      .join(', ');
  if (result.drivers) return leaderWords(result, named).says;
  return rankedShares(result, name)
    .slice(0, mostNamed)
    .map(([input, effect]) => `${spokenName(input)}: ${shareWords(effect)}`)
    .join(', ');
}

import { columnTitle } from '../../charts/column-title.ts';
import type { Bridge } from '../../../analyses/bridge/result.ts';
import { bridgeWords, changeNumbers, isUndivided, kindLabels } from '../../../analyses/bridge/words.ts';
import type { Comparison } from '../../../analyses/comparison/result.ts';
import type { NamedScenario } from '../../../analyses/comparison/words.ts';
import { inSentence, spokenName } from '../../../notation/spoken-name.ts';
import { formatNumber } from '../../../notation/spoken-number.ts';
import { waterfall } from '../../charts/waterfall.ts';
import { dataTable } from '../data-table.ts';
import type { Figures } from '../figure.ts';
import { type Html, html } from '../html.ts';

/** Bridges that are drawn; further ones are there in numbers. */
const drawnBridges = 3;

/** Why each scenario's mean is another than the base's. Null where no bridge was made. */
export async function whyChanged(
  { others }: Comparison,
  scenarios: readonly NamedScenario[],
  figures: Figures,
): Promise<Html | null> {
  const parts: Html[] = [];
  for (const [index, { bridge }] of others.entries()) {
    if (!bridge) continue;
    const names = [scenarios[0]!.name, scenarios[index + 1]!.name] as const;
    parts.push(
      await bridgePart(bridge, `bridge-${index + 1}`, names, parts.length < drawnBridges ? figures : null),
    );
  }
  return parts.length === 0 ? null : html`${parts}`;
}

/** One bridge: its picture, and every change with its part. */
async function bridgePart(
  bridge: Bridge,
  id: string,
  names: readonly [string, string],
  figures: Figures | null,
): Promise<Html> {
  const between = `From ${names[0]} to ${names[1]}`;
  if (isUndivided(bridge)) return html`<p>${between}: ${inSentence(bridgeWords(bridge))}.</p>`;
  const chart = waterfall(bridge, id, names);
  if (chart === null) return html`<p>${between}: nothing that differs moves the mean.</p>${still(bridge)}`;
  return html`${figures === null ? html`<h3>${chart.title}</h3>` : await figures.figure(chart)}
${dataTable(stepTable(bridge), `What changed from ${names[0]} to ${names[1]}`)}
${still(bridge)}`;
}

function stepTable(bridge: Bridge) {
  const number = changeNumbers(bridge);
  return {
    columns: [
      'What changed',
      columnTitle('Part', bridge.unit),
      'Kind',
      'Before',
      'After',
      'Simulation error',
    ],
    rows: bridge.steps.map(({ label, kind, before, after, part }) => [
      label,
      number(part.value),
      kindLabels[kind],
      before ?? '–',
      after ?? '–',
      formatNumber(part.error, 2),
    ]),
  };
}

/** What was changed without any effect, and how parts were found. */
function still({ withoutEffect, orders }: Bridge): Html {
  const names = withoutEffect.map(spokenName).join(', ');
  const how =
    orders === 'every'
      ? 'averaged over every order in which the changes can be made (Shapley values)'
      : `averaged over ${orders} orders in which the changes can be made (Shapley values)`;
  return html`<p class="small">Parts are ${how}: no change profits from coming first.${names !== '' && ` Changed without effect: ${names}.`}</p>`;
}

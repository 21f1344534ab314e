import { formatDrawShare } from '../../../notation/spoken-number.ts';
import { nameOutput } from '../../../analyses/outcome/words.ts';
import { headlineWords, type NamedScenario } from '../../../analyses/comparison/words.ts';
import { type Html, html } from '../html.ts';
import { prose } from '../prose.ts';

/** Facts that fit the first view. */
const shownFacts = 4;

/** The answer of a comparison, in a sentence. */
export function comparedAnswer(scenarios: readonly NamedScenario[], output: string): Html {
  const { lead, found } = headlineWords(scenarios, output);
  return prose`${lead}<strong>${found}</strong>`;
}

/** A card for each of the first scenarios: its median, and how often it is lower than the base. */
export function comparedFacts(inOrder: readonly NamedScenario[], output: string): readonly Html[] {
  return inOrder.slice(0, shownFacts).map((scenario) => scenarioFact(scenario, output));
}

function scenarioFact({ name, result, paired }: NamedScenario, output: string): Html {
  const found = result.outputs[output];
  const quantity = found ? nameOutput(output, found).quantity(found.quantiles.p50.value) : '–';
  const chance = paired?.[output]?.probabilityLower.value;
  return html`<div><dt>${name}</dt><dd><b>${quantity}</b><small>${paired === null ? 'Median; the base.' : chance === undefined ? 'Median.' : `Median; lower in ${formatDrawShare(chance)}.`}</small></dd></div>`;
}

import type { SeenObservation } from '../../../analyses/evidence/result.ts';
import { effectiveWords, observedName, placeWords } from '../../../analyses/evidence/words.ts';
import type { Result } from '../../../analyses/result.ts';
import { beginSentence } from '../../../notation/spoken-name.ts';
import { sectionCharts } from '../../charts/chart-kinds.ts';
import { type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';

/** Observations that stand open; more are one click away. */
const openObservations = 6;

/** What was observed, whether the model expected it, and what it changed of the inputs. Null where nothing was observed. */
export async function evidenceSection(context: PageContext): Promise<Html | null> {
  const { result, outputs, figures, prefix } = context;
  const { evidence, run } = result;
  if (evidence === undefined || evidence.observations.length === 0) return null;
  const [first, ...others] = await figures.figures(sectionCharts('evidence', result, outputs), prefix);
  const items = evidence.observations.map((seen) => item(seen, result));
  const rest = items.slice(openObservations);
  return html`<ul class="inputs fixed">${items.slice(0, openObservations)}</ul>${
    rest.length > 0 &&
    html`<details class="numbers"><summary>${rest.length === 1 ? 'One more observation' : `${rest.length} more observations`}</summary><ul class="inputs fixed">${rest}</ul></details>`
  }
<p class="run">${effectiveWords(evidence, run)}. A draw counts by how well it agrees with what was observed; effective draws are as many draws of equal weight as would tell as much.</p>
${first}${others.length > 0 && html`<details class="numbers"><summary>What they changed of the inputs</summary>${others}</details>`}`;
}

function item(seen: SeenObservation, result: Result): Html {
  const [kind, word] = seen.conflict
    ? (['missed', 'Conflict'] as const)
    : seen.place.value === null
      ? (['close', 'Not known'] as const)
      : (['met', 'Agrees'] as const);
  return html`<li><div><b>${observedName(seen, result)}</b> <code>${seen.text}</code> <span class="mark ${kind}">${word}</span><p class="small">${beginSentence(placeWords(seen))}. Source: ${seen.source || 'not given'}.</p></div></li>`;
}

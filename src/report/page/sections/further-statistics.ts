import { furtherStatistics, type NamedOutput, simulationWords } from '../../../analyses/outcome/words.ts';
import { beginSentence } from '../../../notation/spoken-name.ts';
import { type Html, html } from '../html.ts';

/** Statistics beside mean, spread and percentiles, of every output; null where the table of statistics has none. */
export function furtherTable(outputs: readonly NamedOutput[], prefix = ''): Html | null {
  const rows = outputs.flatMap((named) =>
    furtherStatistics(named).map(
      ({ title, text, estimate, unit }) =>
        html`<tr><th scope="row">${named.output.label}</th><td>${beginSentence(title)}</td><td class="number">${text}</td><td>${simulationWords(estimate, unit)}</td></tr>`,
    ),
  );
  if (rows.length === 0) return null;
  return html`
<h3>Further statistics</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Further statistics${prefix && ` ${prefix}`}"><table><thead><tr><th scope="col">Output</th><th scope="col">Statistic</th><th scope="col" class="number">Value</th><th scope="col">Known</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

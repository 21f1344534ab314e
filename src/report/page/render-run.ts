import type { Result } from '../../analyses/result.ts';
import { answer } from '../../analyses/outcome/words.ts';
import type { DocumentParts } from './document.ts';
import { Figures } from './figure.ts';
import { html } from './html.ts';
import { runSections } from './run-sections.ts';
import { pageContext, carried } from './section.ts';
import { carriedTables } from './carried-tables.ts';
import { mostWhatIfDraws } from './sections/what-if-command.ts';
import { firstSentence } from './sections/facts.ts';
import { verdict } from './sections/verdict.ts';

/** Everything the page of one run says. */
export async function runParts(saved: Result): Promise<DocumentParts> {
  const result = { ...saved, whatIf: usableWhatIf(saved) };
  const figures = new Figures();
  const context = pageContext(result, figures);
  const sections = [];
  for (const { body, ...section } of runSections) {
    const content = await body(context);
    if (content !== null) sections.push({ ...section, body: content });
  }
  const { lead, median, rest } = answer(context.headline);
  const budget = firstSentence(result);
  return {
    title: result.scenario.title || result.scenario.question || result.scenario.file,
    description: `${budget === null ? '' : `${budget} `}${lead}${median}${rest}`,
    verdict: await verdict(context),
    sections,
    footer: html`<p>Made by costcone ${result.run.version}. An interval is how far the outcome may fall; a simulation error is how well this run knows a number. They are never the same thing.</p>`,
    hasMonths: result.forecast !== undefined,
    live: (result.whatIf?.inputs.length ?? 0) > 0,
    data: {
      charts: figures.charts,
      result: carried(result),
      tables: result.whatIf ? carriedTables([result.whatIf.scenario], result.run.design) : {},
    },
  };
}

/** None of a result that version 0.1 saved, which held a compiled program, none that does not hold the observations, and none that takes too many draws to agree with them. */
function usableWhatIf({ whatIf, evidence, run }: Result): Result['whatIf'] {
  const isHeld =
    evidence === undefined || ((whatIf?.scenario?.observed ?? []).length > 0 && run.draws <= mostWhatIfDraws);
  return isHeld && whatIf && Object.hasOwn(whatIf, 'scenario') ? whatIf : null;
}

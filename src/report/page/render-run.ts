import { host } from '#host';
import type { Carried } from '../../host/browser.ts';
import type { Result } from '../../analyses/result.ts';
import { answer } from '../../analyses/outcome/words.ts';
import type { DocumentParts } from './document.ts';
import { Figures } from './figure.ts';
import { html } from './html.ts';
import { runSections } from './run-sections.ts';
import { pageContext, carried } from './section.ts';
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
    data: { charts: figures.charts, result: carried(result), tables: tablesFor(result) },
  };
}

/** None of a result that version 0.1 saved, which held a compiled program, none that does not hold the observations, and none that takes too many draws to agree with them. */
function usableWhatIf({ whatIf, evidence, run }: Result): Result['whatIf'] {
  const isHeld =
    evidence === undefined || ((whatIf?.scenario?.observed ?? []).length > 0 && run.draws <= mostWhatIfDraws);
  return isHeld && whatIf && Object.hasOwn(whatIf, 'scenario') ? whatIf : null;
}

/**
 * The direction numbers that a what-if's Sobol' points need: two dimensions an input and a monthly shock, as the look for
 * rare events gives each its rare values by one of its own. The first dimension has none.
 */
function tablesFor({ whatIf, run }: Result): Carried['tables'] {
  if (whatIf === null || run.design !== 'sobol') return {};
  const { rows } = host.table('sampling/joe-kuo.json') as { readonly rows: readonly string[] };
  const random = whatIf.scenario.inputs.filter(({ value }) => value.kind === 'distribution');
  const dimensions = 2 * (random.length + monthlyShocks(whatIf.scenario));
  return { 'sampling/joe-kuo.json': { rows: rows.slice(0, Math.max(0, dimensions - 1)) } };
}

/** How many shocks are drawn: a volatility has one for every month but the first, a noise one for every month. */
function monthlyShocks({ horizon }: NonNullable<Result['whatIf']>['scenario']): number {
  if (!horizon) return 0;
  const { months, series } = horizon;
  return series.reduce(
    (sum, { volatility, noise }) => sum + (volatility ? months - 1 : 0) + (noise ? months : 0),
    0,
  );
}

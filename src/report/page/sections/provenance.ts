import { grouped } from '../../../notation/grouped.ts';
import { effectiveWords } from '../../../analyses/evidence/words.ts';
import type { Result } from '../../../analyses/result.ts';
import { designNames } from '../../../analyses/words.ts';
import { type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';

/**
 * What it takes to make this page again.
 *
 * `known`: text of a scenario that the page shows already; of this one, only the lines that it does not have are shown.
 */
export function provenance({ result, prefix }: PageContext, known = ''): Html {
  const { scenario, run, evidence } = result;
  const facts: readonly (readonly [string, string])[] = [
    ['Made by', `costcone ${run.version}`],
    ['Scenario', scenario.file],
    ['SHA-256 of the scenario and all it reads', scenario.sha256],
    ['Model', scenario.model ?? 'the scenario’s own formulas'],
    ['Seed', run.seed],
    ['Design', designNames[run.design]],
    ['Draws', `${grouped(run.draws)} in ${run.replicates} replicates`],
    ...(evidence === undefined ? [] : [['Effective draws', effectiveWords(evidence, run)] as const]),
  ];
  return html`<dl class="provenance">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<p>The same scenario, seed and draws give this page again, byte for byte:</p>
<pre tabindex="0" role="region" aria-label="Command ${prefix}"><code>${runCommand(result)}</code></pre>
${scenarioText(scenario.text, known, prefix)}`;
}

function scenarioText(text: string, known: string, prefix: string): Html {
  const shown = new Set(known.split('\n'));
  const own = text.split('\n').filter((line) => !shown.has(line));
  const isWhole = known === '' || own.length > text.split('\n').length / 2;
  if (!isWhole && own.length === 0) return html`<p>Its file has no line that the base’s does not have.</p>`;
  return html`<details class="numbers"><summary>The scenario as it was run${!isWhole && ', lines that the base does not have'}</summary><pre tabindex="0" role="region" aria-label="Scenario ${prefix}"><code>${isWhole ? text : own.join('\n')}</code></pre></details>`;
}

/**
 * The command line that makes a result again, with other draws and changed inputs where given.
 *
 * @param verb the command that draws, with options of its own
 * @param others further files that it names
 */
export function runCommand(
  result: Result,
  extra: readonly string[] = [],
  draws = result.run.draws,
  verb = 'run',
  others: readonly string[] = [],
): string {
  const { scenario, run, outputs, sensitivity, precision, partial, evidence } = result;
  const level = Object.values(outputs)[0]?.interval.level;
  const words = [
    `costcone ${verb}`,
    ...[scenario.file, ...others].map(fileWord),
    ...drawWords({ ...run, draws }),
    ...(level === undefined || level === 0.9 ? [] : [`--level ${level}`]),
    ...(sensitivity === null && !partial ? ['--no-sensitivity'] : []),
    ...(precision === null || draws !== run.draws ? [] : [precisionWord(precision)]),
    ...(run.observed === false ? ['--no-observed'] : []),
    ...(evidence?.maxDraws ? [`--max-draws ${evidence.maxDraws}`] : []),
    ...setWords(run.set, extra),
  ];
  return words.join(' ');
}

/** How a command draws. */
export function drawWords({ seed, draws, design }: Pick<Result['run'], 'seed' | 'draws' | 'design'>) {
  return [
    `--seed ${shellWord(seed)}`,
    `--draws ${draws}`,
    ...(design === 'sobol' ? [] : [`--design ${design}`]),
  ];
}

/** What a command sets: what was set before, unless it is changed, and changes. */
export function setWords(set: readonly string[], changes: readonly string[]): readonly string[] {
  return [...set.filter((one) => !isReplaced(one, changes)), ...changes].map(
    (one) => `--set ${shellWord(one)}`,
  );
}

/** Whether what was set is set to something else: a command sets nothing twice. */
function isReplaced(set: string, extra: readonly string[]): boolean {
  const nameOf = (text: string) => text.split('=', 1)[0]!.trim();
  return extra.some((one) => nameOf(one) === nameOf(set));
}

function precisionWord({ asked, quantities }: NonNullable<Result['precision']>): string {
  return `--precision ${shellWord(`${asked}:${quantities.join(',')}`)}`;
}

/** A file's name for a command line, where a leading dash would begin an option. */
export function fileWord(file: string): string {
  return shellWord(file.startsWith('-') && file !== '-' ? `./${file}` : file);
}

/** A word for a POSIX shell. */
export function shellWord(word: string): string {
  return /^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

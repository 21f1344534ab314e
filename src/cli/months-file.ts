import type { Result } from '../analyses/result.ts';
import { UsageError } from '../errors.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { tryNamed, writeWhole } from './written-files.ts';

/** @throws UsageError before anything is run, where there are no months to write, or they could not be written */
export async function checkMonthsFile(
  path: string | undefined,
  samples: string | undefined,
  files: readonly string[],
  scenarios: readonly Scenario[],
): Promise<void> {
  if (path === undefined) return;
  const { horizonHint, monthsFormatOf } = await import('../analyses/forecast/export-months.ts');
  monthsFormatOf(path);
  if (files.length > 1) throw new UsageError('--months takes the months of one scenario; name one file');
  const without = scenarios.find(({ horizon }) => horizon === null);
  if (without !== undefined)
    throw new UsageError(`--months: ${without.file} looks at no months; ${horizonHint}`);
  const { forecastOutputs } = await import('../analyses/forecast/columns.ts');
  const whole = scenarios.find((scenario) => forecastOutputs({ scenario }).length === 0);
  if (whole !== undefined)
    throw new UsageError(
      `--months: every output of ${whole.file} is one number for the whole horizon; name one under \`outputs\` that has months, such as what is totalled`,
    );
  if (path === samples)
    throw new UsageError(`--months and --samples would both write ${path}: name two files`);
  tryNamed(path);
}

/** Writes the months of a result, whole or not at all. */
export async function writeMonths(path: string, result: Result): Promise<void> {
  const { exportMonths, monthsFormatOf } = await import('../analyses/forecast/export-months.ts');
  writeWhole(path, exportMonths(result, monthsFormatOf(path)));
}

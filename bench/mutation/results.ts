/** What of Stryker's report is read (schema: mutation-testing-report-schema 2). */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

const noticed: readonly string[] = ['Killed', 'Timeout'];
const unnoticed: readonly string[] = ['Survived', 'NoCoverage'];

/** A line for each folder, and one for all. */
export function mutationTable(
  reports: readonly (readonly [folder: string, report: MutationReport])[],
): string {
  const rows = reports.map(([folder, { files }]) => {
    const states = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
    const count = (wanted: readonly string[]) => states.filter((state) => wanted.includes(state)).length;
    return { folder, noticed: count(noticed), unnoticed: count(unnoticed), ignored: count(['Ignored']) };
  });
  const all = rows.reduce(
    (sum, row) => ({
      folder: 'all',
      noticed: sum.noticed + row.noticed,
      unnoticed: sum.unnoticed + row.unnoticed,
      ignored: sum.ignored + row.ignored,
    }),
    { folder: 'all', noticed: 0, unnoticed: 0, ignored: 0 },
  );
  return [
    '| folder | noticed | survived | ignored | score |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...[...rows, all].map(
      (row) =>
        `| ${row.folder} | ${row.noticed} | ${row.unnoticed} | ${row.ignored} | ${score(row.noticed, row.unnoticed)} |`,
    ),
  ].join('\n');
}

const score = (noticed: number, unnoticed: number) =>
  noticed + unnoticed === 0 ? 'none' : `${((100 * noticed) / (noticed + unnoticed)).toFixed(1)} %`;

/** Every mutant that no test noticed, with the line it stands in. */
export function survivorsList(folder: string, { files }: MutationReport): string {
  const lines = Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => unnoticed.includes(status))
      .map(({ mutatorName, replacement = '', location: { start } }) => {
        const line = source.split('\n')[start.line - 1]!.trim();
        return `- \`${file}:${start.line}:${start.column}\` ${mutatorName}: ${quoted(line)} becomes ${quoted(replacement)}`;
      }),
  );
  return [`### ${folder}`, '', ...(lines.length > 0 ? lines : ['none'])].join('\n');
}

/** Code on one line, cut where it is long. */
function quoted(code: string): string {
  const text = code.replace(/\s+/g, ' ').slice(0, 100);
  const fence = text.includes('`') ? '``' : '`';
  return text === '' ? 'nothing' : `${fence} ${text} ${fence}`;
}

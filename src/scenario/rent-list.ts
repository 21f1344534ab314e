import { accelerators, regions, type Rental, rentals } from '../catalog/catalog.ts';
import { idsThere } from '../catalog/find-row.ts';
import { classOf, type ListedRent, type RentList } from '../catalog/rent-list.ts';
import { type Period, readPeriod } from '../catalog/rent-periods.ts';
import { didYouMeanOneOf, nearestIds, rowNamed } from '../catalog/row-names.ts';
import { didYouMean, NotationError, type Problem } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import { parseUnit } from '../notation/parse-unit.ts';
import { convertValue, sameDimension } from '../units/arithmetic.ts';
import { numberOf } from './cell-numbers.ts';
import { readTable, type TableRow } from './csv.ts';
import { placeIn, type SourceFile } from './source-file.ts';

/** The columns that are read; the first two must be there. */
const columns = [
  'accelerator',
  'price',
  'unit',
  'rental',
  'provider',
  'region',
  'year',
  'date',
  'source',
] as const;
type Column = (typeof columns)[number];

const needed = columns.slice(0, 2);

const columnsHint = 'as in accelerator,price';

const inUnit = parseUnit('USD/GPU/hour');

/** A file with more mistakes than this most likely is another one. */
const mostProblems = 10;

/**
 * Reads a price list: a CSV file whose header names its columns, in any order and whatever their case.
 *
 * @param ownNames accelerators that the scenario describes itself
 * @param problems what is wrong is added, by line and column, at most ten of a list
 */
export function readRentList(file: SourceFile, ownNames: readonly string[], problems: Problem[]): RentList {
  const { header, rows } = readTable(file);
  const found: Problem[] = [];
  const names = header.map((name) => name.toLowerCase());
  const empty = { file: file.name, rents: [], ignored: [] };
  if (header.every((name) => name === '')) {
    const rule = 'a price list must begin with the names of its columns';
    problems.push({ place: placeIn(file, 0), path: '', rule, found: 'nothing', hint: columnsHint });
    return empty;
  }
  const isList = names.some((name) =>
    name.split(/[;\t]/).some((part) => columns.some((column) => column === part)),
  );
  for (const name of needed) {
    if (names.includes(name)) continue;
    found.push({
      place: placeIn(file, 0),
      path: name,
      rule: `the first line must name a column \`${name}\``,
      // A file without a single one of them is another one, and nothing of it is shown.
      ...(isList ? { found: quoted(header.join(', ')) } : {}),
      hint: /[;\t]/.test(header[0] ?? '')
        ? 'columns are separated by commas'
        : ((isList ? didYouMean(name, header) : undefined) ?? columnsHint),
    });
  }
  if (found.length > 0) {
    problems.push(...found);
    return empty;
  }
  const rents: ListedRent[] = [];
  for (const row of rows) {
    const reader = new RowReader(file, names, row, found);
    const rent = readRent(reader, ownNames);
    if (rent !== null) rents.push(rent);
    if (found.length >= mostProblems) break;
  }
  if (rents.length === 0 && found.length === 0)
    found.push({
      place: placeIn(file, 0),
      path: '',
      rule: 'a price list must have a price',
      found: 'no line below the first',
    });
  problems.push(...found.slice(0, mostProblems));
  return {
    file: file.name,
    rents,
    ignored: header.filter((name) => name !== '' && !columns.some((column) => column === name.toLowerCase())),
  };
}

/** The cells of a line by the names of their columns. */
class RowReader {
  readonly line: number;
  readonly #file: SourceFile;
  readonly #names: readonly string[];
  readonly #row: TableRow;
  readonly #problems: Problem[];

  constructor(file: SourceFile, names: readonly string[], row: TableRow, problems: Problem[]) {
    this.#file = file;
    this.#names = names;
    this.#row = row;
    this.#problems = problems;
    this.line = placeIn(file, row[0]!.start).line!;
  }

  /** The text of a cell; empty where there is none. */
  text(column: Column): string {
    return this.#row[this.#names.indexOf(column)]?.text.trim() ?? '';
  }

  wrong(column: Column, rule: string, hint?: string): null {
    const cell = this.#row[this.#names.indexOf(column)];
    this.#problems.push({
      place: placeIn(this.#file, (cell ?? this.#row.at(-1)!).start),
      path: column,
      rule,
      found: cell === undefined ? 'no such cell in this line' : quoted(cell.text),
      ...(hint === undefined ? {} : { hint }),
    });
    return null;
  }
}

function readRent(row: RowReader, ownNames: readonly string[]): ListedRent | null {
  const accelerator = acceleratorIn(row, ownNames);
  const price = priceIn(row);
  const rental = rentalIn(row);
  const period = periodIn(row);
  if (accelerator === null || price === null || rental === null || period === null) return null;
  return {
    ...period,
    accelerator,
    price,
    rental,
    provider: classOf(row.text('provider')),
    region: regionIn(row.text('region')),
    line: row.line,
    source: row.text('source'),
  };
}

function acceleratorIn(row: RowReader, ownNames: readonly string[]): string | null {
  const word = row.text('accelerator');
  const own = ownNames.find((name) => name.toLowerCase() === word.toLowerCase());
  const named = own ?? rowNamed(accelerators(), word, 'maker')?.id;
  if (named !== undefined) return named;
  const hint =
    didYouMean(word, ownNames) ??
    didYouMeanOneOf(nearestIds(accelerators(), word, 'maker')) ??
    idsThere(accelerators(), 'accelerators');
  return row.wrong('accelerator', 'is not in the catalogue', hint);
}

function priceIn(row: RowReader): number | null {
  const value = numberOf(row.text('price'));
  if (value === null)
    return row.wrong('price', 'must be a number', 'as in 2.49; write its unit in a column `unit`');
  if (value <= 0) return row.wrong('price', 'must be above 0');
  const text = row.text('unit');
  if (text === '') return value;
  try {
    const unit = parseUnit(text);
    if (sameDimension(unit, inUnit)) return Number(convertValue(value, unit, inUnit).toPrecision(15));
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    return row.wrong('unit', error.rule, error.hint);
  }
  return row.wrong(
    'unit',
    'must be USD/GPU/hour or another unit of the same dimension',
    'as in USD/GPU/month',
  );
}

function rentalIn(row: RowReader): Rental | null {
  const word = row.text('rental').toLowerCase();
  if (word === '') return 'on-demand';
  const rental = rentals.find((known) => known === word);
  if (rental !== undefined) return rental;
  return row.wrong(
    'rental',
    'is not a kind of rent',
    didYouMean(word, rentals) ?? `known: ${rentals.join(', ')}`,
  );
}

/** A region by its id, where the catalogue has it. */
function regionIn(word: string): string | null {
  if (word === '') return null;
  return rowNamed(regions(), word, 'spelling')?.id ?? word;
}

/** When a price holds: its date goes before its year. */
function periodIn(row: RowReader): Period | null {
  const date = row.text('date');
  if (date !== '') {
    const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])(?:-\d\d)?$/.exec(date) ?? [];
    if (year !== undefined) return { year: Number(year), half: Number(month) <= 6 ? 1 : 2 };
    return row.wrong('date', 'must be a month or a day, as in 2026-05 or 2026-05-17');
  }
  const word = row.text('year');
  const period = readPeriod(word === '' ? undefined : word);
  return period ?? row.wrong('year', 'is neither a year nor half of one', 'as in 2026 or 2026-H2');
}

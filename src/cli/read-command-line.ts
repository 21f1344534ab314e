import { nearestName, UsageError } from '../errors.ts';
import { type Command, type Option, standardInput, type Words } from './command.ts';
import { commands } from './commands.ts';

/** What a command line asks for. */
export type Asked =
  | { readonly kind: 'help'; readonly command: Command | undefined }
  | { readonly kind: 'version' }
  | { readonly kind: 'work'; readonly command: Command; readonly words: Words };

/** Words that come after `run` and the like, in order. */
interface Positional {
  readonly name: string;
  readonly required: boolean;
  /** Takes all that is left. */
  readonly many: boolean;
}

export const nameOf = ({ usage }: Command): string => usage.split(' ')[0]!;

/**
 * Reads a command line. Options stand anywhere, as `--name value` or `--name=value`, until a `--`; a lone `-` is standard
 * input. Nothing is guessed: values stay the texts that they are, in lists where they were repeated.
 *
 * @throws UsageError where it names no command, or what the command does not know or needs besides
 */
export function readCommandLine(argv: readonly string[]): Asked {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const front = argv.slice(0, end);
  const place = placeOfCommand(front);
  const command = commands.find((one) => nameOf(one) === argv[place]);
  if (front.includes('--help')) return { kind: 'help', command };
  if (front.includes('--version')) return { kind: 'version' };
  if (place === end) throw new UsageError('Name a command; --help lists them.');
  if (command === undefined) throw new UsageError(unknownCommand(argv[place]!));
  return { kind: 'work', command, words: readWords(command, argv.toSpliced(place, 1)) };
}

/** The first word that is neither an option nor the value of one. */
function placeOfCommand(front: readonly string[]): number {
  for (let place = 0; place < front.length; place++) {
    if (!isOption(front[place]!)) return place;
    if (front[place]!.includes('=')) continue;
    const name = front[place]!.slice(2);
    const isText = commands.some(({ options }) => options[name]?.type === 'string');
    if (isText && place + 1 < front.length && !isOption(front[place + 1]!)) place++;
  }
  return front.length;
}

function unknownCommand(word: string): string {
  const nearest = nearestName(word, commands.map(nameOf));
  return nearest === undefined
    ? `Unknown command: ${word}; --help lists them.`
    : `Unknown command: ${word}. Did you mean ${nearest}?`;
}

/** A `-` by itself is a file, and `-0.5` a value. */
const isOption = (word: string) => /^-[^\d.]/.test(word);

/** All words but the command's own name. */
function readWords(command: Command, argv: readonly string[]): Words {
  const words: Record<string, unknown> = Object.create(null);
  const plain: string[] = [];
  const unknown: string[] = [];
  for (let place = 0; place < argv.length; place++) {
    const word = argv[place]!;
    if (word === '--') {
      plain.push(...argv.slice(place + 1));
      break;
    }
    if (!isOption(word)) {
      plain.push(word);
      continue;
    }
    const { name, option, negated, value } = readOption(command, word);
    if (option === undefined) unknown.push(name);
    else if (option.type === 'boolean') words[name] = readSwitch(name, value, negated);
    else {
      const next = argv[place + 1];
      const follows = value === undefined && next !== undefined && !isOption(next);
      if (value === undefined && !follows && option.requiresArg)
        throw new UsageError(`Not enough arguments following: ${name}`);
      if (follows) place++;
      add(words, name, checkChoice(name, option, value ?? (follows ? fileOf(next) : '')));
    }
  }
  nameWords(command, plain.map(fileOf), words, unknown);
  if (unknown.length > 0)
    throw new UsageError(`Unknown argument${unknown.length > 1 ? 's' : ''}: ${unknown.join(', ')}`);
  for (const [name, option] of Object.entries(command.options)) {
    if (words[name] !== undefined) continue;
    if (option.demandOption) throw new UsageError(`Missing required argument: ${name}`);
    if (option.default !== undefined) words[name] = option.default;
  }
  return words;
}

const fileOf = (word: string) => (word === '-' ? standardInput : word);

/** An option as it is written, and what the command knows about it; `--no-name` is a switch that is off. */
function readOption({ options }: Command, word: string) {
  const [, dashes, name, , value] = /^(--?)([^=]*)(=(.*))?$/s.exec(word)!;
  const known = (name: string) =>
    dashes === '--' && Object.hasOwn(options, name) ? options[name] : undefined;
  const positive = name!.startsWith('no-') ? name!.slice(3) : '';
  if (known(name!) === undefined && known(positive)?.type === 'boolean')
    return { name: positive, option: known(positive), negated: true, value };
  return { name: name!, option: known(name!), negated: false, value };
}

function readSwitch(name: string, value: string | undefined, negated: boolean): boolean {
  if (value === undefined) return !negated;
  if (value !== 'true' && value !== 'false')
    throw new UsageError(`--${name} is a switch: it takes no value (found "${value}")`);
  return (value === 'true') !== negated;
}

function checkChoice(name: string, { choices }: Option, value: string): string {
  if (choices === undefined || choices.includes(value)) return value;
  throw new UsageError(`--${name} is one of ${choices.join(', ')} (found "${value}")`);
}

/** A text, or a list of texts where there is one already. */
function add(words: Record<string, unknown>, name: string, value: string): void {
  const before = words[name];
  words[name] = before === undefined ? value : [before, value].flat();
}

/** Gives words their names as the command's `usage` has them. */
function nameWords(
  { usage }: Command,
  plain: readonly string[],
  words: Record<string, unknown>,
  unknown: string[],
): void {
  const wanted = usage
    .split(' ')
    .slice(1)
    .map((part): Positional => {
      const name = part.replace(/[<>[\].]/g, '');
      return { name, required: part.startsWith('<'), many: part.includes('..') };
    });
  const least = wanted.filter(({ required }) => required).length;
  if (plain.length < least)
    throw new UsageError(`Not enough arguments: ${usage} (got ${plain.length}, need at least ${least})`);
  wanted.forEach(({ name, many }, index) => {
    if (many) words[name] = plain.slice(index);
    else if (index < plain.length) words[name] = plain[index];
  });
  if (!wanted.some(({ many }) => many)) unknown.push(...plain.slice(wanted.length));
}

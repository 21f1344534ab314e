import { MappingReader } from '../mapping-reader.ts';
import { otherNames } from './key-names.ts';

/** More than any model has; a larger number is a slip, and would only fill the memory. */
const mostLayers = 2000;

/** Layers that predict further tokens; lists count them in. Judgement: no release has more than a few. */
const mostPrediction = 8;

/**
 * Reads a `config.json` by the usual names of its keys, and the other names of the same things. A number that is missing
 * or impossible is NaN and a problem: families are written as if all were there, and what they build is thrown away then.
 */
export class ConfigReader extends MappingReader {
  #assumed: Readonly<Record<string, number>> = {};

  /** From now on sizes that are missing are these. */
  assume(sizes: Readonly<Record<string, number>>): void {
    this.#assumed = sizes;
  }

  /** A whole number of at least 1. Without a fallback it is required. */
  size(name: string, fallback?: number): number {
    return this.#whole(name, 1, fallback);
  }

  /** A whole number of at least 0. */
  count(name: string, fallback?: number): number {
    return this.#whole(name, 0, fallback);
  }

  /** A whole number of at least `least`, which may be negative. */
  integer(name: string, least: number): number {
    return this.#whole(name, least, undefined);
  }

  /** Number of layers. */
  layers(name = 'num_hidden_layers'): number {
    const layers = this.size(name);
    if (!(layers > mostLayers)) return layers;
    this.wrong([this.nameOf(name)], `must not exceed ${mostLayers}`, layers);
    return Number.NaN;
  }

  yes(name: string, fallback: boolean): boolean {
    return this.flag(namesOf(name)) ?? fallback;
  }

  word(name: string): string | null {
    const entry = this.find(namesOf(name));
    if (entry === null) return null;
    if (typeof entry[1] === 'string') return entry[1];
    this.wrong([entry[0]], 'must be a word', entry[1]);
    return null;
  }

  /** Whether a key is there and not null. */
  has(name: string): boolean {
    return this.find(namesOf(name)) !== null;
  }

  /** Whether a key is there and null, which can mean more than that it is missing. */
  saysNull(name: string): boolean {
    return !this.has(name) && this.hasNull(namesOf(name));
  }

  /** A list, or null where there is none. */
  list(name: string): readonly unknown[] | null {
    const entry = this.find(namesOf(name));
    if (entry === null) return null;
    if (Array.isArray(entry[1])) return entry[1];
    this.wrong([entry[0]], 'must be a list', entry[1]);
    return null;
  }

  /** A list with one entry a layer; longer lists are cut, as some files count prediction layers in. */
  perLayer(name: string, layers: number): readonly unknown[] | null {
    const list = this.list(name);
    if (list === null || Number.isNaN(layers)) return null;
    if (list.length >= layers && list.length <= layers + mostPrediction) return list.slice(0, layers);
    this.wrong(
      [this.nameOf(name)],
      `must have one entry for each of the ${layers} layers`,
      `${list.length} entries`,
    );
    return null;
  }

  /** Readers of a list of mappings, one a layer. */
  mappings(name: string, layers: number): readonly ConfigReader[] {
    const list = this.perLayer(name, layers);
    if (list === null && !this.has(name)) this.missing(namesOf(name));
    return (list ?? []).map((one, index) => {
      const path = [...this.path, this.nameOf(name), String(index)];
      if (typeof one === 'object' && one !== null)
        return new ConfigReader(one as Readonly<Record<string, unknown>>, path, this.problems);
      this.wrong([this.nameOf(name), String(index)], 'must be a mapping', one);
      return new ConfigReader({}, path, this.problems);
    });
  }

  nested(name: string): ConfigReader | null {
    const entry = this.find(namesOf(name));
    if (entry === null) return null;
    const [key, value] = entry;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return new ConfigReader(value as Readonly<Record<string, unknown>>, [...this.path, key], this.problems);
    }
    this.wrong([key], 'must be a mapping', value);
    return null;
  }

  /** A reader of a mapping found at `keys` inside this one. */
  from(mapping: Readonly<Record<string, unknown>>, keys: readonly string[]): ConfigReader {
    return new ConfigReader(mapping, [...this.path, ...keys], this.problems);
  }

  /** The name under which a key stands in this file. */
  nameOf(name: string): string {
    return this.find(namesOf(name))?.[0] ?? name;
  }

  #whole(name: string, least: number, fallback: number | undefined): number {
    const entry = this.find(namesOf(name));
    if (entry === null) {
      const value = this.#assumed[name] ?? fallback;
      if (value === undefined) this.missing(namesOf(name));
      return value ?? Number.NaN;
    }
    const [key, value] = entry;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
    this.wrong([key], `must be a whole number of at least ${least}`, value);
    return Number.NaN;
  }
}

const namesOf = (name: string): readonly string[] => [name, ...(otherNames[name] ?? [])];

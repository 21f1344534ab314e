import { type AcceleratorRow, accelerators, type Links } from './catalog.ts';
import type { TensorFormat } from './storage-formats.ts';
import { MappingReader, type OptionProblem } from './mapping-reader.ts';

/** Reads an accelerator that a scenario gives itself, under the catalogue's names. */
export function readAccelerator(
  mapping: Readonly<Record<string, unknown>>,
  path: readonly string[],
): { readonly row: AcceleratorRow | null; readonly problems: OptionProblem[] } {
  const reader = new MappingReader(mapping, path);
  const name = String(reader.find(['name'])?.[1] ?? 'own accelerator');
  const peaks = reader.inside(['dense_tflops']);
  if (peaks === null) {
    reader.missing(['dense_tflops'], 'dense peaks, as in { bf16: 312, int8: 624 }: half of "sparse" figures');
  }
  const bf16 = peaks?.number(['bf16', 'fp16'], 'required') ?? null;
  const peak = (format: TensorFormat) => peaks?.number([format], 'optional') ?? null;
  const dense = { fp8: peak('fp8'), int8: peak('int8'), fp4: peak('fp4') };
  peaks?.refuseOthers();
  reader.problems.push(...(peaks?.problems ?? []));
  const memory = readMemory(reader);
  const bandwidth = reader.number(['bandwidth_gb_per_s'], 'required');
  const links = readLinks(reader);
  const chipPower = reader.number(['chip_power_w'], 'optional');
  const serverPower = reader.number(['server_power_w'], 'optional');
  const allInPower = reader.number(['all_in_power_w'], 'optional');
  const rent = reader.number(['rent_usd_per_hour'], 'optional', 0);
  const price = reader.number(['purchase_usd'], 'optional', 0);
  reader.refuseOthers();
  if (bf16 !== null && bandwidth !== null) {
    const twin = accelerators().find((row) => isSparse(bf16, bandwidth, row));
    if (twin !== undefined) {
      reader.wrong(
        ['dense_tflops'],
        `looks like a sparse figure: ${twin.id} has the same bandwidth and half of it`,
        bf16,
        'give the dense peak',
      );
    }
  }
  if (reader.problems.length > 0 || bf16 === null || memory === null || bandwidth === null) {
    return { row: null, problems: reader.problems };
  }
  const source = 'this scenario';
  return {
    row: {
      id: 'own',
      name,
      date: 'this scenario',
      launch: 'this scenario',
      dense_tflops: { bf16, ...dense },
      native_formats: [
        'fp16',
        'bf16',
        ...(['fp8', 'int8', 'fp4'] as const).filter((one) => dense[one] !== null),
      ],
      memory_bytes: memory,
      bandwidth_gb_per_s: bandwidth,
      links,
      chip_power_w: chipPower,
      server_power_w: serverPower,
      all_in_power_w: allInPower,
      rent: rent === null ? [] : [{ year: 0, until: 9999, kind: 'on-demand', median: rent, source }],
      purchase: price === null ? [] : [{ year: 0, low: price, basis: 'chip', source }],
      sources: [source],
    },
    problems: [],
  };
}

/** Bytes of each key that memory can be given under; a GB is 1e9 bytes, though data sheets often mean a GiB. */
const memoryUnits = { memory_gb: 1e9, memory_gib: 2 ** 30, memory_bytes: 1 } as const;

/** Memory in bytes, given once. */
function readMemory(reader: MappingReader): number | null {
  const keys = Object.keys(memoryUnits) as (keyof typeof memoryUnits)[];
  const given = keys.filter((key) => reader.find([key]) !== null);
  if (given.length === 0) reader.missing(keys);
  if (given.length > 1) reader.wrong([given[1] ?? ''], 'is given twice', given.join(' and '), 'keep one');
  const [key] = given;
  const value = key === undefined ? null : reader.number([key], 'required');
  return key === undefined || value === null ? null : value * memoryUnits[key];
}

/** A server of today's middle: PCIe 5 or half a scale-up link, eight accelerators, a 400 Gb/s card for each. */
const usualLinks = { gb_per_s: 50, domain: 8, network_gb_per_s: 50 } as const;

/** What it talks over; what the scenario leaves out is a judgement. */
function readLinks(reader: MappingReader): Links {
  const inner = reader.inside(['links']);
  const number = (key: keyof typeof usualLinks) => inner?.number([key], 'optional') ?? null;
  const given = {
    gb_per_s: number('gb_per_s'),
    domain: number('domain'),
    network_gb_per_s: number('network_gb_per_s'),
  };
  inner?.refuseOthers();
  reader.problems.push(...(inner?.problems ?? []));
  const isWhole = Object.values(given).every((value) => value !== null);
  return {
    gb_per_s: given.gb_per_s ?? usualLinks.gb_per_s,
    domain: given.domain ?? usualLinks.domain,
    network_gb_per_s: given.network_gb_per_s ?? usualLinks.network_gb_per_s,
    source: isWhole
      ? 'this scenario'
      : 'judgement: 50 GB/s one way in a server of eight and between servers, where the scenario does not say',
  };
}

function isSparse(tflops: number, bandwidth: number, row: AcceleratorRow): boolean {
  const half = row.dense_tflops.bf16;
  const near = (a: number, b: number) => Math.abs(a / b - 1) < 0.02;
  return half !== null && near(tflops, 2 * half) && near(bandwidth, row.bandwidth_gb_per_s);
}

import { type AcceleratorRow, accelerators, type TensorFormat } from './catalog.ts';
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
  const memory = reader.number(['memory_gb'], 'required');
  const bandwidth = reader.number(['bandwidth_gb_per_s'], 'required');
  const chipPower = reader.number(['chip_power_w'], 'optional');
  const serverPower = reader.number(['server_power_w'], 'optional');
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
      dense_tflops: { bf16, ...dense },
      memory_gb: memory,
      bandwidth_gb_per_s: bandwidth,
      chip_power_w: chipPower,
      server_power_w: serverPower,
      rent: rent === null ? [] : [{ year: 0, until: 9999, kind: 'on-demand', median: rent, source }],
      purchase: price === null ? [] : [{ year: 0, low: price, basis: 'chip', source }],
      sources: [source],
    },
    problems: [],
  };
}

function isSparse(tflops: number, bandwidth: number, row: AcceleratorRow): boolean {
  const half = row.dense_tflops.bf16;
  const near = (a: number, b: number) => Math.abs(a / b - 1) < 0.02;
  return half !== null && near(tflops, 2 * half) && near(bandwidth, row.bandwidth_gb_per_s);
}
